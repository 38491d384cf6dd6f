package org.dudao.sheet;

import java.util.List;

/** Values that the import created and shows only once, such as first passwords. The page shows them as a table. */
public record ResultTable(String title, List<String> columns, List<List<String>> rows) {

    /** Leaves out the rows: they may be passwords, and the text may reach a log. */
    @Override
    public String toString() {
        return title + " (" + rows.size() + ")";
    }
}
