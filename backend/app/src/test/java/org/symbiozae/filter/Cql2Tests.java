package org.symbiozae.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbiozae.domain.Problem;
import org.symbiozae.filter.Expression.Amount;
import org.symbiozae.filter.Expression.And;
import org.symbiozae.filter.Expression.Comparison;
import org.symbiozae.filter.Expression.Or;
import org.symbiozae.filter.Expression.Property;
import org.symbiozae.filter.Expression.Text;

/** Both languages give the same tree; what is none is refused in words, whatever its size. */
class Cql2Tests {

    @Test
    void andBindsTighterThanOr() {
        Expression a = new Comparison("=", new Property("a"), new Amount(1L));
        Expression b = new Comparison("=", new Property("b"), new Amount(2L));
        Expression c = new Comparison("=", new Property("c"), new Text("it's"));
        assertThat(text("a=1 or b = 2 AND \"c\"='it''s'")).isEqualTo(new Or(List.of(a, new And(List.of(b, c)))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a + 2 * 3 ^ 2 = -1           | {"op":"=","args":[{"op":"+","args":[{"property":"a"},{"op":"*","args":[2,{"op":"^","args":[3,2]}]}]},-1]}
            NOT a IS NULL                | {"op":"not","args":[{"op":"isNull","args":[{"property":"a"}]}]}
            a IS NOT NULL                | {"op":"not","args":[{"op":"isNull","args":[{"property":"a"}]}]}
            a NOT IN (1, 2)              | {"op":"not","args":[{"op":"in","args":[{"property":"a"},[1,2]]}]}
            a BETWEEN 1 AND 2.5          | {"op":"between","args":[{"property":"a"},1,2.5]}
            CASEI(a) LIKE CASEI('x%')    | {"op":"like","args":[{"op":"casei","args":[{"property":"a"}]},{"op":"casei","args":["x%"]}]}
            S_WITHIN(g, BBOX(1,2,3,4))   | {"op":"s_within","args":[{"property":"g"},{"bbox":[1,2,3,4]}]}
            S_TOUCHES(g, POINT(1 2))     | {"op":"s_touches","args":[{"property":"g"},{"type":"Point","coordinates":[1,2]}]}
            T_AFTER(d, DATE('2026-01-31'))                      | {"op":"t_after","args":[{"property":"d"},{"date":"2026-01-31"}]}
            T_DURING(d, INTERVAL('2026-01-01', '..'))           | {"op":"t_during","args":[{"property":"d"},{"interval":["2026-01-01",".."]}]}
            t < TIMESTAMP('2026-01-31T12:00:00Z')               | {"op":"<","args":[{"property":"t"},{"timestamp":"2026-01-31T12:00:00Z"}]}
            T_MEETS(INTERVAL(a, b), INTERVAL(c, '2026-01-01'))  | {"op":"t_meets","args":[{"interval":[{"property":"a"},{"property":"b"}]},{"interval":[{"property":"c"},"2026-01-01"]}]}
            b = TRUE                     | {"op":"=","args":[{"property":"b"},true]}
            ACCENTI('é') = name          | {"op":"=","args":[{"op":"accenti","args":["é"]},{"property":"name"}]}
            """)
    void textAndJsonSayTheSame(String text, String json) {
        assertThat(text(text).toString()).isEqualTo(json(json).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a =",
                "a = 1 AND",
                "(a = 1",
                "a = 'open",
                "a ! 1",
                "a = 1 b",
                "a NOT = 1",
                "a LIKE",
                "NEAR(a, 1)",
                "S_WITHIN(a)",
                "S_WITHIN(g, POLYGON((0 0, 1 1, 1 0, 0 1, 0 0)))",
                "S_WITHIN(g, POINT(1",
                "S_WITHIN(g, BBOX(1,2,3))",
                "d = DATE('yesterday')",
                "d = TIMESTAMP('2026-01-01')",
                "a IN ()",
                "a = 1e999",
                "; DROP TABLE site",
                "a = 1; DROP TABLE site",
                "AND OR NOT"
            })
    void whatIsNoFilterIsRefused(String text) {
        assertThatThrownBy(() -> text(text))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("The filter cannot be read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"op\":\"=\"}",
                "{\"op\":\"near\",\"args\":[1,2]}",
                "{\"op\":\"=\",\"args\":[1]}",
                "{\"op\":\"=\",\"args\":[{\"date\":\"x\"},1]}",
                "{\"op\":\"=\",\"args\":[null,1]}",
                "{\"type\":\"Nothing\"}",
                "{\"type\":\"Point\",\"coordinates\":[\"a\",2]}",
                "{\"bbox\":[1,2]}",
                "{\"interval\":[1,2]}"
            })
    void whatIsNoJsonFilterIsRefused(String json) {
        assertThatThrownBy(() -> json(json))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("The filter cannot be read");
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.SECONDS)
    void absurdFiltersAreRefusedAtOnce() {
        for (String absurd : List.of(
                "a=1 OR ".repeat(150_000) + "a=1",
                "(".repeat(10_000) + "a=1" + ")".repeat(10_000),
                "NOT ".repeat(7_000) + "a=1",
                "-".repeat(10_000) + "1=1",
                "1" + "+1".repeat(10_000) + "=1",
                "2" + "^2".repeat(10_000) + "=1",
                "CASEI(".repeat(4_000),
                "S_WITHIN(g, " + "GEOMETRYCOLLECTION(".repeat(1_500))) {
            assertThatThrownBy(() -> text(absurd)).isInstanceOf(Problem.class);
        }
        String deep = "{\"op\":\"not\",\"args\":[".repeat(1_000) + "true" + "]}".repeat(1_000);
        assertThatThrownBy(() -> json(deep)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> json("[".repeat(29_000))).isInstanceOf(Problem.class);
    }

    @Test
    void aLongChainIsNoDeepTree() {
        assertThat(((Or) text("a=1 OR ".repeat(3_000) + "a=1")).terms()).hasSize(3_001);
    }

    private static Expression text(String filter) {
        return Cql2.read(Cql2.TEXT, filter);
    }

    private static Expression json(String filter) {
        return Cql2.read(Cql2.JSON, filter);
    }
}
