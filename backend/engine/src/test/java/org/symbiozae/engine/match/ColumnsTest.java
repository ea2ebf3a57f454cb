package org.symbiozae.engine.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.symbiozae.domain.Declaration;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Months;
import org.symbiozae.domain.Resource;
import org.symbiozae.domain.Taxonomy;
import org.symbiozae.domain.Visibility;
import org.symbiozae.engine.Scene;
import org.symbiozae.engine.Territories;
import org.symbiozae.geo.Position;

/** A territory as columns, against what was written down; what is refused, and how much room is kept. */
class ColumnsTest {

    private static final Taxonomy TAXONOMY =
            new Scene().material("wood", 5, 30).material("chips", 5, 30).taxonomy();

    private static Columns columns(int sites, int declarations) {
        Columns columns = new Columns(TAXONOMY, sites, declarations);
        columns.site(1, Position.ofMetres(100, 200));
        return columns;
    }

    private static int declare(Columns columns, long number, int site, int resource, double quantity, int age) {
        return columns.declaration(
                number,
                site,
                Kind.OFFER,
                resource,
                quantity,
                Months.ALL_YEAR,
                0,
                age,
                Declaration.ALWAYS_FROM,
                Declaration.ALWAYS_TO,
                Visibility.PUBLIC);
    }

    @Property(tries = 60)
    void holdEveryDeclarationOfTheTerritory(@ForAll long seed) {
        Scene scene = Territories.scene(seed, 30, 120, 1, 40_000, false);
        Facts facts = new Facts(scene.shuffled(seed));
        List<Declaration> byNumber = scene.declarations;
        assertThat(facts.size).isEqualTo(byNumber.size());
        for (int i = 0; i < facts.size; i++) {
            Declaration declared = byNumber.get(i);
            assertThat(facts.id[i]).isEqualTo(declared.id());
            assertThat(facts.siteId[facts.site[i]]).isEqualTo(declared.site());
            Position position = scene.sites.get((int) declared.site() - 1).position();
            assertThat(facts.x(i)).isEqualTo(facts.siteX[facts.site[i]]).isEqualTo(position.x());
            assertThat(facts.y(i)).isEqualTo(facts.siteY[facts.site[i]]).isEqualTo(position.y());
            assertThat(facts.resources.get(facts.resource[i]).code()).isEqualTo(declared.resource());
            assertThat(facts.quantity[i]).isEqualTo(declared.quantity());
            assertThat(facts.lnQuantity(i)).isEqualTo(StrictMath.log(declared.quantity()));
            assertThat((int) facts.months[i])
                    .isEqualTo(
                            declared.months().stored(declared.storageMonths()).mask());
            assertThat((int) facts.age[i]).isEqualTo(declared.ageMonths());
            assertThat(facts.kind(i)).isEqualTo(declared.kind());
            assertThat(facts.visibility(i)).isEqualTo(declared.visibility());
            assertThat(facts.qualities(i)).isEqualTo(declared.qualities());
            assertThat(facts.validFrom(i)).isEqualTo(declared.validFrom());
            assertThat(facts.validTo(i)).isEqualTo(declared.validTo());
        }
        for (Kind kind : Kind.values()) {
            assertThat(facts.of(kind))
                    .containsExactly(IntStream.range(0, facts.size)
                            .filter(i -> byNumber.get(i).kind() == kind)
                            .toArray());
        }
    }

    @Test
    void nameResourcesByCode() {
        Columns columns = columns(1, 0);
        assertThat(columns.resources()).extracting(Resource::code).containsExactly("chips", "wood");
        assertThat(columns.facts().resources).extracting(Resource::code).containsExactly("chips", "wood");
    }

    /** One day is enough, the last of one and the first of the other. */
    @Test
    void areCompatibleWhenQualitiesAreThereAndOneDayIsCommon() {
        Columns columns = columns(1, 8);
        int offer = terms(columns, 1, 0b011, 10, 20);
        assertThat(columns.compatible(offer, terms(columns, 2, 0b001, 20, 30))).isTrue();
        assertThat(columns.compatible(offer, terms(columns, 3, 0b011, 0, 10))).isTrue();
        assertThat(columns.compatible(offer, terms(columns, 4, 0b000, 12, 15))).isTrue();
        assertThat(columns.compatible(offer, terms(columns, 5, 0b001, 21, 30))).isFalse();
        assertThat(columns.compatible(offer, terms(columns, 6, 0b001, 0, 9))).isFalse();
        assertThat(columns.compatible(offer, terms(columns, 7, 0b100, 10, 20))).isFalse();
        assertThat(columns.compatible(offer, terms(columns, 8, 0b111, 10, 20))).isFalse();
    }

    private static int terms(Columns columns, long number, int qualities, int from, int to) {
        int declaration = columns.declaration(
                number, 0, Kind.OFFER, 0, 1, Months.ALL_YEAR, qualities, 0, from, to, Visibility.PUBLIC);
        return columns.terms[declaration];
    }

    @Test
    void keepEqualTermsOnce() {
        Columns columns = columns(1, 100);
        for (int i = 0; i < 100; i++) {
            int number = terms(columns, i + 1, i % 40, 5, 9);
            assertThat(number).isEqualTo(i % 40);
            assertThat(columns.terms(number)).isEqualTo(new Columns.Terms(i % 40, 5, 9));
        }
        assertThat(terms(columns, 101, 0, 6, 9)).isEqualTo(40);
        assertThat(terms(columns, 102, 0, 6, 8)).isEqualTo(41);
        assertThat(terms(columns, 103, 0, 5, 9)).isZero();
    }

    @Test
    void takeMoreThanWasAnnouncedAndKeepAModestRoom() {
        Columns columns = new Columns(TAXONOMY, 0, 0);
        Set<Integer> siteRooms = new TreeSet<>();
        Set<Integer> rooms = new TreeSet<>();
        for (int i = 0; i < 30_000; i++) {
            assertThat(columns.site(i + 1, new Position(i, -i))).isEqualTo(i);
            assertThat(declare(columns, i + 1, i, i % 2, 1 + i, 0)).isEqualTo(i);
            siteRooms.add(columns.siteId.length);
            rooms.add(columns.id.length);
        }
        assertThat(siteRooms).isEqualTo(rooms).hasSizeLessThan(25).allMatch(room -> room < 33_000);
        Facts facts = columns.facts();
        assertThat(facts.siteId).hasSize(30_000);
        assertThat(facts.siteX).hasSize(30_000);
        assertThat(facts.siteY).hasSize(30_000);
        assertThat(facts.id).hasSize(30_000);
        assertThat(facts.quantity).hasSize(30_000);
        assertThat(facts.of(Kind.OFFER)).hasSize(30_000);
        for (int i = 0; i < 30_000; i += 97) {
            assertThat(facts.siteId[i]).isEqualTo(i + 1);
            assertThat(facts.x(i)).isEqualTo(i);
            assertThat(facts.y(i)).isEqualTo(-i);
            assertThat(facts.quantity[i]).isEqualTo(1 + i);
            assertThat(facts.resource[i]).isEqualTo((short) (i % 2));
        }
    }

    @Test
    void aCopyHasSomeRoomAndLeavesTheOriginalAlone() {
        Columns columns = new Columns(TAXONOMY, 2000, 2000);
        for (int i = 0; i < 1600; i++) {
            columns.site(i + 1, new Position(i, i));
            declare(columns, i + 1, i, 0, 1, 0);
        }
        Columns copy = new Columns(columns);
        assertThat(copy.siteId.length).isBetween(1600 + 100, 1600 + 200);
        assertThat(copy.id.length).isBetween(1600 + 100, 1600 + 200);
        assertThat(copy.site(7, new Position(3, 4))).isEqualTo(1600);
        assertThat(declare(copy, 9, 1600, 1, 5, 2)).isEqualTo(1600);
        assertThat(copy.x(1600)).isEqualTo(3);
        assertThat(copy.id[1600]).isEqualTo(9);
        assertThat(columns.siteId[1600]).isZero();
        assertThat(columns.id[1600]).isZero();
        assertThat(columns.quantity[1600]).isZero();
    }

    @Test
    void refuseANumberThatIsNotAboveTheOneBefore() {
        Columns columns = columns(3, 3);
        assertThatThrownBy(() -> columns.site(1, new Position(0, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("site 1 comes twice");
        assertThatThrownBy(() -> columns.site(0, new Position(0, 0))).hasMessage("site 0 comes after a larger number");
        declare(columns, 5, 0, 0, 1, 0);
        assertThatThrownBy(() -> declare(columns, 5, 0, 0, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("declaration 5 comes twice");
        assertThatThrownBy(() -> declare(columns, 4, 0, 0, 1, 0))
                .hasMessage("declaration 4 comes after a larger number");
    }

    @Test
    void refuseASiteOrResourceThatIsNotThere() {
        Columns columns = columns(1, 4);
        for (int[] wrong : new int[][] {{-1, 0}, {1, 0}, {0, -1}, {0, 2}}) {
            assertThatThrownBy(() -> declare(columns, 3, wrong[0], wrong[1], 1, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("declaration 3: no such site or resource");
        }
        assertThat(declare(columns, 3, 0, 1, 1, 0)).isZero();
    }

    @Test
    void refuseQuantitiesAndAgesOutOfRange() {
        Columns columns = columns(1, 4);
        for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> declare(columns, 3, 0, 0, wrong, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("declaration 3: quantity " + wrong + ", age 0 months");
        }
        for (int wrong : new int[] {-1, 65_536}) {
            assertThatThrownBy(() -> declare(columns, 3, 0, 0, 1, wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(declare(columns, 3, 0, 0, Double.MIN_VALUE, 65_535)).isZero();
        assertThat(columns.facts().age[0]).isEqualTo((char) 65_535);
    }

    @Test
    void haveRoomFor32767Resources() {
        Scene scene = new Scene();
        for (int i = 0; i < Short.MAX_VALUE; i++) {
            scene.material("r" + i, 1, 1);
        }
        assertThat(new Columns(scene.taxonomy(), 0, 0).resources()).hasSize(32_767);
        Taxonomy larger = scene.material("one more", 1, 1).taxonomy();
        assertThatThrownBy(() -> new Columns(larger, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32768");
    }

    @Test
    void aTerritoryNamesNoSiteItDoesNotHave() {
        Scene scene = new Scene().material("wood", 1, 1).site(2, 0, 0).offer(1, 3, "wood", 1);
        assertThatThrownBy(scene::facts)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("declaration 1: no site 3");
    }

    @Test
    void whatDoesNotMeetIsRefused() {
        Facts facts = new Scene()
                .material("wood", 1, 1)
                .material("chips", 1, 1)
                .compatible("wood", "chips", 0.8, 2)
                .site(2, 0, 0)
                .offer(1, 2, "wood", 1)
                .offer(2, 2, "chips", 1)
                .need(3, 2, "chips", 1)
                .need(4, 2, "wood", 1)
                .facts();
        assertThat(facts.pairing(0, 2).yield()).isEqualTo(2);
        assertThat(facts.pairing(1, 2).weight()).isEqualTo(1);
        assertThat(facts.pairings(2)).hasSize(2);
        assertThatThrownBy(() -> facts.pairing(1, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 does not meet 4");
    }
}
