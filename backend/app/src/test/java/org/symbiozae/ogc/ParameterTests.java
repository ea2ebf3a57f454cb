package org.symbiozae.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** A parameter named after a column means equal, as Part 3 has it; what takes several values has a name of its own. */
class ParameterTests extends DemoLayers {

    /** Those with a comma first. */
    private static final Comparator<String> LISTS_FIRST =
            Comparator.comparing((String text) -> !text.contains(",")).thenComparing(Comparator.naturalOrder());

    @TestFactory
    Stream<DynamicTest> namedAfterAColumnMeansEqual() {
        return each(layer -> {
            List<JsonNode> features = features(layer, "");
            Set<String> columns =
                    features.get(0).at("/properties").propertyNames().stream().collect(Collectors.toSet());
            for (String column : columns) {
                Map<String, Set<Long>> rows = features.stream()
                        .filter(each -> !value(each, column).isNull())
                        .collect(Collectors.groupingBy(
                                each -> value(each, column).asString(),
                                () -> new TreeMap<>(LISTS_FIRST),
                                Collectors.mapping(ParameterTests::id, Collectors.toSet())));
                rows.entrySet().stream()
                        .limit(3)
                        .forEach(each -> assertThat(ids(layer, column + "=" + Ogc.encoded(each.getKey())))
                                .as(column + "=" + each.getKey())
                                .isEqualTo(each.getValue()));
            }
        });
    }

    @Test
    void severalValuesAreAskedForUnderTheirOwnName() {
        Predicate<JsonNode> wanted =
                each -> List.of("offer", "share").contains(value(each, "kind").asString());
        Set<Long> either = matching("declarations", wanted);
        assertThat(ids("declarations", "any_kind=offer,share")).isEqualTo(either);
        assertThat(ids("declarations", "kind=offer&kind=share")).isEqualTo(either);
        assertThat(ids("declarations", "kind=offer,share")).isEmpty();
        assertThat(ogc().get("/collections/declarations/items?any_quantity=1").statusCode())
                .isEqualTo(400);
    }

    /** Links of the first version have them under the column's name, and no category has a comma. */
    @Test
    void severalCategoriesAreUnderstoodUnderTheColumnsNameToo() {
        Set<Long> either = matching(
                "declarations",
                each -> List.of("flux", "fluides")
                        .contains(value(each, "category").asString()));
        assertThat(ids("declarations", "category=flux,fluides")).isEqualTo(either);
        assertThat(ids("declarations", "any_category=flux,fluides")).isEqualTo(either);
    }

    @Test
    void anyCategoryOfASiteIsAnyOfItsOwn() {
        Set<Long> declaring = matching(
                "sites",
                each -> Arrays.asList(value(each, "categories").asString().split(","))
                        .contains("fluides"));
        assertThat(ids("sites", "any_category=fluides")).isEqualTo(declaring);
        assertThat(ids("sites", "category=fluides")).hasSizeLessThan(declaring.size());
    }

    private Set<Long> matching(String layer, Predicate<JsonNode> wanted) {
        return features(layer, "").stream()
                .filter(wanted)
                .map(ParameterTests::id)
                .collect(Collectors.toSet());
    }

    private Set<Long> ids(String layer, String parameters) {
        return features(layer, "&" + parameters).stream()
                .map(ParameterTests::id)
                .collect(Collectors.toSet());
    }

    private List<JsonNode> features(String layer, String parameters) {
        JsonNode page = ogc().json("/collections/" + layer + "/items?limit=10000" + parameters);
        return StreamSupport.stream(page.at("/features").spliterator(), false).toList();
    }

    private static long id(JsonNode feature) {
        return feature.at("/id").asLong();
    }

    private static JsonNode value(JsonNode feature, String column) {
        return feature.at("/properties/" + column);
    }
}
