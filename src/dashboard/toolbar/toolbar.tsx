import { useState } from 'react';
import { Icon } from '../icon.tsx';
import type { ColumnMemory } from '../view/column-memory.ts';
import type { ColumnId } from '../view/columns.ts';
import type { ChangeView } from '../view/use-view.ts';
import { isFiltered, unfiltered, type View } from '../view/view.ts';
import { ColumnsMenu } from './columns-menu.tsx';
import { FilterPanel } from './filter-panel.tsx';
import { filterWords } from './filter-words.ts';
import type { OperationTypeFacts } from './operation-type-facts.ts';
import { OrderMenu } from './order-menu.tsx';
import { SearchBox } from './search-box.tsx';

export interface ToolbarProps {
  readonly view: View;
  readonly columns: readonly ColumnId[];
  readonly types: readonly OperationTypeFacts[];
  readonly isNarrow: boolean;
  readonly onChange: ChangeView;
  readonly onColumns: (memory: Partial<ColumnMemory>) => void;
  readonly onResetColumns: () => void;
  readonly onSearch: (text: string) => void;
  readonly onExport: () => void;
}

export function Toolbar(props: ToolbarProps) {
  const { view, columns, types, isNarrow, onChange, onColumns, onResetColumns, onSearch, onExport } = props;
  const [isOpen, setIsOpen] = useState(false);
  const words = filterWords(view, types);
  return (
    <div className="toolbar-area">
      <div className="toolbar" role="toolbar" aria-label="List">
        <SearchBox value={view.search} onSearch={onSearch} />
        <button type="button" className="tool" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          <Icon name="filter" />
          Filters
          {words.length > 0 && <span className="tool-count">{words.length}</span>}
        </button>
        {isFiltered(view) && (
          <button type="button" className="link-button" onClick={() => onChange(unfiltered(view))}>
            Clear all filters
          </button>
        )}
        <span className="toolbar-end">
          <OrderMenu order={view.order} onOrder={(order) => onChange({ order })} />
          {!isNarrow && (
            <ColumnsMenu
              shown={columns}
              onShown={(chosen) => onColumns({ columns: chosen })}
              onReset={onResetColumns}
            />
          )}
          <button type="button" className="tool" onClick={onExport}>
            <Icon name="export" />
            <span className="tool-words">Export CSV</span>
          </button>
        </span>
      </div>
      {isOpen && <FilterPanel view={view} types={types} onChange={onChange} />}
      {words.length > 0 && !isOpen && (
        <ul className="filter-words" aria-label="Filters in force">
          {words.map(({ text, without }) => (
            <li key={text}>
              <button
                type="button"
                className="filter-word"
                aria-label={`Remove ${text}`}
                onClick={() => onChange(without)}
              >
                {text}
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
