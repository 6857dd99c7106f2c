#!/usr/bin/env bash
# A host in shell, with curl and jq. It counts the words of text files: the data of each operation says of which one,
# {"path": "some/file.txt"}. Start as many as you like where the files can be seen.
set -uo pipefail

url=${ASYNCOPS_URL:-http://127.0.0.1:4000/graphql}
type=${OPERATION_TYPE:-10}
lease_seconds=${LEASE_SECONDS:-10}
step_rest_seconds=${STEP_REST_SECONDS:-0}
wait_seconds=5
lines_per_step=1000

claim='mutation Claim($input: ClaimAsyncOperationsInput!) { claimAsyncOperations(input: $input) {
  ... on ClaimAsyncOperationsSuccess { operations { id data lease { epoch hostId } } } ... on OperationError { message } } }'
heartbeat='mutation Heartbeat($input: [HeartbeatInput!]!) { heartbeatAsyncOperations(input: $input) {
  ... on HeartbeatSuccess { request } ... on OperationError { message } } }'
settle='mutation Settle($input: [SettleInput!]!) { settleAsyncOperations(input: $input) {
  ... on OperationError { message } } }'

tell() { printf '%s\n' "$*" >&2; }

# ask <document> <seconds> <what to make of the answer> <input> [options of jq, for the values in the input]
# One request, both ends of it written in jq; fails where the gateway is away or has too much to do.
ask() {
  local query=$1 seconds=$2 output=$3 input=$4
  shift 4
  jq -n --arg query "$query" "$@" "{\$query, variables: {input: $input}}" |
    curl -sSf --max-time "$seconds" -H 'content-type: application/json' --data-binary @- "$url" |
    jq -r "if .errors then error(.errors[0].message) else .data[] | $output end"
}

# Once a second: renews the lease, tells how far the work is and where to go on, and hears what people ask of the
# operation (NONE, PAUSE or CANCEL; LOST where its lease is over).
hear() {
  local now=$SECONDS answer
  if ((now > heard)); then
    heard=$now
    # Where there is no answer the lease holds until its end, and the work goes on. It is counted from the question, so
    # that it never ends later here than it does at the gateway.
    if answer=$(ask "$heartbeat" 1 '.[0].request // "LOST"' \
      '[$key + {progress: ([$offset / $size, 1] | min), data: ($data + {$offset, $words})}]' --argjson key "$key" \
      --argjson offset "$offset" --argjson words "$words" --argjson size "$((size > 0 ? size : 1))" \
      --argjson data "$data"); then
      request=$answer ends=$((now + lease_seconds))
    fi
  fi
  ((SECONDS < ends)) || request=LOST
}

# settle <outcome> [further fields, in jq: of $words, $offset, $path and the operation's $data]
settle() {
  local refusal
  while [[ $request != LOST ]] && ((SECONDS < ends)); do
    if refusal=$(ask "$settle" "$lease_seconds" '.[0].message // ""' "[\$key + {outcome: \"$1\"} + {${2-}}]" \
      --argjson key "$key" --argjson words "$words" --argjson offset "$offset" --arg path "$path" \
      --argjson data "$data"); then
      tell "$1 $id $refusal"
      return
    fi
    sleep 1
  done
  tell "LOST $id"
}

# The work, in steps, from where the data of the operation says that the last run stopped.
work_on() {
  local id key data offset words path size='' counts more bytes
  local request=NONE heard=$SECONDS ends=$((SECONDS + lease_seconds))
  # The numbers are made sure to be numbers: bash would carry out what else stands in its arithmetic.
  { read -r id && read -r key && read -r data && read -r offset && read -r words && read -r path; } < <(jq -r '
    def count: numbers // 0 | [0, floor, 1e15] | sort[1];
    .id, ({id} + .lease | tojson), (.data | tojson),
    ((.data | objects) // {} | (.offset | count), (.words | count), (.path | tostring))' <<<"$1")
  if [[ -f $path ]]; then size=$(wc -c <"$path"); fi
  while hear && [[ $request == NONE && -z $stopping ]]; do
    counts=$(tail -c "+$((offset + 1))" -- "$path" | head -n "$lines_per_step" | wc -wc)
    # Ctrl-C ends the commands of this step too: what they have said means nothing then.
    [[ -z $stopping ]] || break
    read -r more bytes <<<"$counts"
    if ((bytes > 0)); then
      words=$((words + more)) offset=$((offset + bytes))
      sleep "$step_rest_seconds"
    elif [[ -n $size ]] && ((offset >= size)); then
      settle SUCCEEDED 'result: {$words}'
      return
    else
      settle FAILED 'message: "cannot read the file \($path)"'
      return
    fi
  done
  case $request in
    PAUSE) settle PAUSED 'data: ($data + {$offset, $words})' ;;
    CANCEL) settle CANCELED ;;
    *) settle RELEASED 'data: ($data + {$offset, $words})' ;;
  esac
}

# Bash carries out a trap when the command that runs has ended, a claim that waits for instance: nothing is taken that
# nobody would work on.
stopping=
trap 'stopping=yes' TERM INT
while [[ -z $stopping ]]; do
  if ! operation=$(ask "$claim" $((wait_seconds + lease_seconds)) '.message // (.operations[] | tojson)' \
    '{$hostId, operationTypes: [$type], limit: 1, leaseSeconds: $lease, waitSeconds: $wait}' \
    --arg hostId "$HOSTNAME:$$" --argjson type "$type" --argjson lease "$lease_seconds" \
    --argjson wait "$wait_seconds"); then
    tell "AWAY $url"
    sleep 1
    continue
  fi
  case $operation in
    '') ;;
    '{'*) work_on "$operation" ;;
    *) tell "$operation" && exit 1 ;;
  esac
done
