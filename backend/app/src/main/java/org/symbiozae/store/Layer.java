package org.symbiozae.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One published noun: a view of schema {@code layer}, at once an OGC collection, a tile set, an export source and a
 * legend entry.
 *
 * @param name as in paths
 * @param description in English
 * @param minZoom the first zoom of the tile set that carries it
 * @param columns every column but {@code id} (a whole number) and {@code geometry} (EPSG:4326)
 * @param tileColumns the columns its tiles carry; the others are read by id
 * @param time the days between which a row is valid, or the one day it is of; none for most layers
 * @param geometryType as PostGIS names it: Point, LineString, Polygon, MultiPolygon
 */
public record Layer(
        String name,
        String titleFr,
        String titleEn,
        String descriptionFr,
        String description,
        int minZoom,
        List<Column> columns,
        List<String> tileColumns,
        List<String> time,
        String geometryType) {

    public record Column(String name, Type type) {}

    public enum Type {
        TEXT,
        INTEGER,
        NUMBER,
        BOOLEAN,
        DATE,
        TIME
    }

    /** What filters, sorting and parameters may name: the id and every column. */
    public Map<String, Type> queryables() {
        Map<String, Type> queryables = new LinkedHashMap<>();
        queryables.put("id", Type.INTEGER);
        columns.forEach(column -> queryables.put(column.name(), column.type()));
        return queryables;
    }

    public Optional<Column> findColumn(String column) {
        return columns.stream().filter(each -> each.name().equals(column)).findFirst();
    }
}
