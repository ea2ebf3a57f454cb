package org.symbiozae.engine.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.ortools.Loader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.symbiozae.domain.Analysis.Certificate;
import org.symbiozae.domain.Declaration;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Parameters;
import org.symbiozae.domain.Taxonomy;
import org.symbiozae.domain.Territory;
import org.symbiozae.engine.Scene;
import org.symbiozae.engine.Territories;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.engine.match.Score;
import org.symbiozae.engine.match.Search;
import org.symbiozae.engine.match.Search.Order;
import org.symbiozae.engine.match.Trees;

/**
 * Changes whose effect on the optimum is known without computing it, on the exact optimum (a linear programme) and on what the
 * auction proves: its brackets of the same optimum must meet.
 */
class MetamorphicTest {

    /** No pair is hidden by its quantities, or splitting an offer would change who may take part. */
    private static final Parameters EVERYTHING = new Parameters(1, 0.25, 1e-12, 20, 24, 1, 1);

    @BeforeContainer
    static void loadSolvers() {
        Loader.loadNativeLibraries();
    }

    @Provide
    Arbitrary<Scene> crowded() {
        return Territories.crowded();
    }

    @Property(tries = 60)
    void doublingEveryQuantityDoublesTheValue(@ForAll("crowded") Scene scene) {
        List<Declaration> doubled = scene.declarations.stream()
                .map(each -> each.with(each.id(), 2 * each.quantity()))
                .toList();
        assertOptimum(scene, doubled, 2);
    }

    @Property(tries = 60)
    void splittingAnOfferInTwoAtItsPlaceChangesNothing(@ForAll("crowded") Scene scene, @ForAll int which) {
        Optional<Declaration> split = pick(scene.declarations, which, Kind.OFFER);
        List<Declaration> declarations = new ArrayList<>(scene.declarations);
        split.ifPresent(offer -> {
            declarations.remove(offer);
            declarations.add(offer.with(offer.id(), offer.quantity() / 4));
            declarations.add(offer.with(1_000_000, offer.quantity() * 3 / 4));
        });
        assertOptimum(scene, declarations, 1);
    }

    @Property(tries = 60)
    void removingAnUnusedOfferChangesNothing(@ForAll("crowded") Scene scene, @ForAll int which) {
        Facts facts = facts(scene, scene.declarations);
        Allocation allocation = allocation(facts);
        List<Declaration> unused = scene.declarations.stream()
                .filter(each -> each.kind() == Kind.OFFER)
                .filter(each -> allocation.left(index(facts, each)) == each.quantity())
                .toList();
        List<Declaration> declarations = new ArrayList<>(scene.declarations);
        pick(unused, which, Kind.OFFER).ifPresent(declarations::remove);
        assertOptimum(scene, declarations, 1);
    }

    private static void assertOptimum(Scene scene, List<Declaration> changed, double factor) {
        Facts before = facts(scene, scene.declarations);
        Facts after = facts(scene, changed);
        double optimum = AllocationTest.linearProgramme(before, EVERYTHING);
        double rounding = 1e-6 * optimum + 1e-9;
        assertThat(AllocationTest.linearProgramme(after, EVERYTHING))
                .isCloseTo(factor * optimum, within(factor * rounding));
        Certificate was = allocation(before).certificate();
        Certificate is = allocation(after).certificate();
        assertThat(is.value()).isLessThanOrEqualTo(factor * (was.bound() + rounding));
        assertThat(is.bound()).isGreaterThanOrEqualTo(factor * (was.value() - rounding));
    }

    private static Optional<Declaration> pick(List<Declaration> declarations, int which, Kind kind) {
        List<Declaration> those =
                declarations.stream().filter(each -> each.kind() == kind).toList();
        return those.isEmpty() ? Optional.empty() : Optional.of(those.get(Math.floorMod(which, those.size())));
    }

    private static int index(Facts facts, Declaration declaration) {
        return Arrays.binarySearch(facts.id, declaration.id());
    }

    private static Facts facts(Scene scene, List<Declaration> declarations) {
        return new Facts(new Territory(
                "scene",
                1,
                scene.sites,
                declarations,
                new Taxonomy(scene.resources, scene.compatibilities, scene.economics)));
    }

    private static Allocation allocation(Facts facts) {
        return Allocation.of(facts, new Search(facts, Trees.of(facts), new Score(facts, EVERYTHING), Order.WEIGHT));
    }
}
