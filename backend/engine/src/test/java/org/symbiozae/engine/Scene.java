package org.symbiozae.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.symbiozae.domain.Analysis;
import org.symbiozae.domain.Compatibility;
import org.symbiozae.domain.Declaration;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Economics;
import org.symbiozae.domain.Months;
import org.symbiozae.domain.Parameters;
import org.symbiozae.domain.Resource;
import org.symbiozae.domain.Site;
import org.symbiozae.domain.Synergy;
import org.symbiozae.domain.Taxonomy;
import org.symbiozae.domain.Territory;
import org.symbiozae.domain.Visibility;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.geo.Metres;
import org.symbiozae.geo.Position;

/** A small invented territory, written down line by line. */
public final class Scene {

    public static final Parameters DEFAULT = Parameters.DEFAULT;

    public final List<Site> sites = new ArrayList<>();
    public final List<Declaration> declarations = new ArrayList<>();
    public final List<Compatibility> compatibilities = new ArrayList<>();
    public final Map<String, Resource> resources = new HashMap<>();
    public final Map<String, Economics> economics = new HashMap<>();
    public final Map<String, Double> lots = new HashMap<>();

    /** A material moved by lorry, pooled when it has {@link #economics}. */
    public Scene material(String code, double decayKm, double reachKm) {
        return resource(code, "flux", decayKm, reachKm);
    }

    public Scene resource(String code, String category, double decayKm, double reachKm) {
        resources.put(
                code,
                new Resource(code, category, "t", Metres.ofKilometres(decayKm), Metres.ofKilometres(reachKm), true));
        return this;
    }

    public Scene compatible(String from, String to, double weight, double yield) {
        compatibilities.add(new Compatibility(from, to, weight, yield, ""));
        return this;
    }

    public Scene pooled(String resource, Economics terms) {
        economics.put(resource, terms);
        return this;
    }

    public Scene lot(String resource, double smallest) {
        lots.put(resource, smallest);
        return this;
    }

    public Taxonomy taxonomy() {
        return new Taxonomy(resources, compatibilities, economics, lots);
    }

    public Scene site(long id, double eastMetres, double northMetres) {
        sites.add(new Site(id, Position.ofMetres(eastMetres, northMetres), null));
        return this;
    }

    public Scene offer(long id, long site, String resource, double quantity) {
        return offer(id, site, resource, quantity, Months.ALL_YEAR, 0);
    }

    public Scene offer(long id, long site, String resource, double quantity, Months months, int storage) {
        return add(declaration(id, site, Kind.OFFER, resource, quantity, months, storage));
    }

    public Scene need(long id, long site, String resource, double quantity) {
        return add(declaration(id, site, Kind.NEED, resource, quantity, Months.ALL_YEAR, 0));
    }

    public Scene share(long id, long site, String resource, double quantity) {
        return add(declaration(id, site, Kind.SHARE, resource, quantity, Months.ALL_YEAR, 0));
    }

    public Scene add(Declaration declaration) {
        declarations.add(declaration);
        return this;
    }

    public static Declaration declaration(
            long id, long site, Kind kind, String resource, double quantity, Months months, int storage) {
        return new Declaration(
                id,
                site,
                kind,
                resource,
                quantity,
                months,
                storage,
                0,
                0,
                Declaration.ALWAYS_FROM,
                Declaration.ALWAYS_TO,
                Visibility.PUBLIC,
                false);
    }

    public Territory territory() {
        return new Territory("scene", 1, sites, declarations, taxonomy());
    }

    /** The same territory with every list in another order. */
    public Territory shuffled(long seed) {
        Random random = new Random(seed);
        List<Site> otherSites = new ArrayList<>(sites);
        List<Declaration> otherDeclarations = new ArrayList<>(declarations);
        List<Compatibility> otherCompatibilities = new ArrayList<>(compatibilities);
        Collections.shuffle(otherSites, random);
        Collections.shuffle(otherDeclarations, random);
        Collections.shuffle(otherCompatibilities, random);
        return new Territory(
                "scene",
                1,
                otherSites,
                otherDeclarations,
                new Taxonomy(resources, otherCompatibilities, economics, lots));
    }

    public Analysis analyse() {
        return Engine.analyse(territory(), DEFAULT);
    }

    public Facts facts() {
        return new Facts(territory());
    }

    public Synergy synergy(long offer, long need) {
        return analyse().synergies().stream()
                .filter(synergy -> synergy.offer() == offer && synergy.need() == need)
                .findFirst()
                .orElseThrow();
    }
}
