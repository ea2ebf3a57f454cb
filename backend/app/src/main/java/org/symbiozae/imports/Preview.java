package org.symbiozae.imports;

import java.util.List;
import java.util.Map;

/**
 * A file before anything is decided.
 *
 * @param layout the known layout it has, empty for none
 * @param fields what a column may be
 * @param columns in the file's order
 * @param rows the first ones, cells by column
 * @param notices how it was read
 */
record Preview(
        String layout,
        List<String> fields,
        List<Column> columns,
        List<Map<String, String>> rows,
        List<Notice> notices) {

    /**
     * @param field what it would be read as, empty when it would be kept as it is
     * @param required whether no row could be taken without this field
     * @param filled share of the first rows that have a value, 0 to 1
     * @param examples the first two values
     */
    record Column(String name, String field, boolean required, double filled, List<String> examples) {}
}
