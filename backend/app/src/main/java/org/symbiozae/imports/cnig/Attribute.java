package org.symbiozae.imports.cnig;

import java.util.List;

/**
 * One attribute of the standard.
 *
 * @param name as CSV files spell it
 * @param shortName as shapefiles spell it, ten characters at most
 * @param type of the standard's SQL
 * @param requirement O: always; C: when its condition holds; V: as one likes
 * @param values it may take, empty for any
 */
record Attribute(String name, String shortName, String type, String requirement, List<String> values) {

    boolean isDate() {
        return type.equals("char(10)") && name.endsWith("_date");
    }

    boolean isNumber() {
        return type.equals("integer") || type.equals("real");
    }

    boolean isShape() {
        return type.startsWith("geometry");
    }

    boolean isRequired() {
        return requirement.equals("O");
    }
}
