package org.symbiozae.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.symbiozae.domain.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a page ended: the last row's sort values and id. The next page begins after them, at any depth for the price of
 * the first.
 *
 * @param matched how many rows there were when the first page was read; null when too many to count
 * @param values of the last row, one for each sorting
 */
record Cursor(@Nullable Long matched, long id, List<@Nullable String> values) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** @throws Problem INVALID for what {@link #toString()} did not write for the same sorting */
    static Cursor parse(String text, List<Sorting> sorting) {
        try {
            JsonNode parts = JSON.readTree(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            if (parts.isArray()
                    && parts.size() == sorting.size() + 2
                    && parts.get(1).isIntegralNumber()) {
                List<@Nullable String> values = new ArrayList<>();
                for (int i = 0; i < sorting.size(); i++) {
                    JsonNode value = parts.get(i + 2);
                    values.add(value.isNull() ? null : checked(sorting.get(i), value.asString()));
                }
                Long matched = parts.get(0).isIntegralNumber() ? parts.get(0).asLong() : null;
                return new Cursor(matched, parts.get(1).asLong(), values);
            }
        } catch (IllegalArgumentException | JacksonException unreadable) {
            // said below
        }
        throw Problem.invalid("after is taken from the next link of the page before, as it is, with the same sortby.");
    }

    private static String checked(Sorting sorting, String value) {
        if (sorting.column().type() == Layer.Type.INTEGER || sorting.column().type() == Layer.Type.NUMBER) {
            Double.parseDouble(value);
        }
        return value;
    }

    @Override
    public String toString() {
        List<@Nullable Object> parts = new ArrayList<>();
        parts.add(matched);
        parts.add(id);
        parts.addAll(values);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(JSON.writeValueAsString(parts).getBytes(StandardCharsets.UTF_8));
    }

    /** True for the rows that come after, in the order of {@link Sorting#order(List)}. */
    void addTo(Conditions conditions, List<Sorting> sorting) {
        List<String> alternatives = new ArrayList<>();
        StringBuilder same = new StringBuilder();
        for (int i = 0; i < sorting.size(); i++) {
            Sorting each = sorting.get(i);
            String value = values.get(i);
            if (value == null) {
                same.append(each.quoted()).append(" IS NULL AND ");
                continue;
            }
            String bound = "CAST(" + conditions.bind(value) + " AS " + each.type() + ")";
            String later = "(" + each.compared() + (each.descending() ? " < " : " > ") + bound + " OR " + each.quoted()
                    + " IS NULL)";
            alternatives.add("(" + same + later + ")");
            same.append(each.quoted()).append(" = ").append(bound).append(" AND ");
        }
        alternatives.add("(" + same + "id > " + conditions.bind(id) + ")");
        conditions.add("(" + String.join(" OR ", alternatives) + ")");
    }
}
