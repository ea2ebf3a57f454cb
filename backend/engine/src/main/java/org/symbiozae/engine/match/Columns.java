package org.symbiozae.engine.match;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.symbiozae.domain.Declaration;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Months;
import org.symbiozae.domain.Resource;
import org.symbiozae.domain.Site;
import org.symbiozae.domain.Taxonomy;
import org.symbiozae.domain.Territory;
import org.symbiozae.domain.Visibility;
import org.symbiozae.geo.Position;

/**
 * Writes sites, then declarations, straight into the columns of {@link Facts}: for data too large to be held as records.
 * Both come by increasing number; {@link #of(Territory)} sorts them first. Use once, by one thread.
 */
public final class Columns {

    /** What a declaration requires or has besides months: few distinct values, kept once. */
    record Terms(int qualities, int validFrom, int validTo) {}

    private static final Kind[] KINDS = Kind.values();

    /** One in so many is added as room for more. */
    private static final int ROOM = 16;

    final Taxonomy taxonomy;
    final List<Resource> resources;
    long[] siteId;
    int[] siteX;
    int[] siteY;
    int sites;
    long[] id;
    int[] site;
    short[] resource;
    double[] quantity;
    short[] months;
    char[] age;
    int[] terms;
    byte[] nature;
    int declarations;

    private final boolean increasing;
    private final Map<Terms, Integer> known = new HashMap<>();
    private Terms[] distinct = new Terms[16];
    private Terms last = new Terms(0, Declaration.ALWAYS_FROM, Declaration.ALWAYS_TO);
    private int lastNumber = -1;

    /** @param sites and declarations how many will come; more is well, only slower */
    public Columns(Taxonomy taxonomy, int sites, int declarations) {
        increasing = true;
        this.taxonomy = taxonomy;
        resources = taxonomy.resources().values().stream()
                .sorted(Comparator.comparing(Resource::code))
                .toList();
        if (resources.size() > Short.MAX_VALUE) {
            throw new IllegalArgumentException("at most 32 767 resources, not " + resources.size());
        }
        siteId = new long[sites];
        siteX = new int[sites];
        siteY = new int[sites];
        id = new long[declarations];
        site = new int[declarations];
        resource = new short[declarations];
        quantity = new double[declarations];
        months = new short[declarations];
        age = new char[declarations];
        terms = new int[declarations];
        nature = new byte[declarations];
    }

    /** A copy with some room, to which anything may be added, known numbers too: an index here means nothing but itself. */
    Columns(Columns other) {
        increasing = false;
        taxonomy = other.taxonomy;
        resources = other.resources;
        sites = other.sites;
        declarations = other.declarations;
        siteId = other.siteId;
        siteX = other.siteX;
        siteY = other.siteY;
        id = other.id;
        site = other.site;
        resource = other.resource;
        quantity = other.quantity;
        months = other.months;
        age = other.age;
        terms = other.terms;
        nature = other.nature;
        known.putAll(other.known);
        distinct = other.distinct.clone();
        resize(sites + sites / ROOM + 64, declarations + declarations / ROOM + 64);
    }

    /**
     * The columns of a territory, complete.
     *
     * @throws IllegalArgumentException when a number is used twice, or a declaration names a site or a resource the
     *     territory does not have
     */
    static Columns of(Territory territory) {
        List<Site> sites = territory.sites();
        List<Declaration> declarations = territory.declarations();
        Columns columns = new Columns(territory.taxonomy(), sites.size(), declarations.size());
        sites.stream()
                .sorted(Comparator.comparingLong(Site::id))
                .forEach(site -> columns.site(site.id(), site.position()));
        Map<String, Integer> indexes = new HashMap<>();
        for (int i = 0; i < columns.resources.size(); i++) {
            indexes.put(columns.resources.get(i).code(), i);
        }
        declarations.stream()
                .sorted(Comparator.comparingLong(Declaration::id))
                .forEach(declaration -> columns.declaration(
                        declaration,
                        columns.siteIndex(declaration),
                        indexes.get(territory
                                .taxonomy()
                                .resource(declaration.resource())
                                .code())));
        return columns;
    }

    /** The resources by code: a resource is named by its index here. */
    public List<Resource> resources() {
        return resources;
    }

    /**
     * Adds a site, and answers its index.
     *
     * @throws IllegalArgumentException when {@code number} is not above the one before
     */
    public int site(long number, Position position) {
        if (increasing && sites > 0 && siteId[sites - 1] >= number) {
            throw new IllegalArgumentException(
                    "site " + number + (siteId[sites - 1] == number ? " comes twice" : " comes after a larger number"));
        }
        if (sites == siteId.length) {
            resize(room(sites), id.length);
        }
        siteId[sites] = number;
        siteX[sites] = position.x();
        siteY[sites] = position.y();
        return sites++;
    }

    /**
     * Adds a declaration, and answers its index.
     *
     * @param siteIndex as {@link #site} answered it
     * @param resourceIndex in {@link #resources}
     * @param quantityAYear in the resource's unit, finite and above zero
     * @param availableMonths of an offer with its storage, so {@link Months#stored stored}
     * @param ageMonths at most 65 535
     * @throws IllegalArgumentException when {@code number} is not above the one before, or a figure is out of range
     */
    public int declaration(
            long number,
            int siteIndex,
            Kind kind,
            int resourceIndex,
            double quantityAYear,
            Months availableMonths,
            int qualities,
            int ageMonths,
            int validFrom,
            int validTo,
            Visibility visibility) {
        int i = declarations;
        if (increasing && i > 0 && id[i - 1] >= number) {
            throw new IllegalArgumentException(
                    "declaration " + number + (id[i - 1] == number ? " comes twice" : " comes after a larger number"));
        }
        if (siteIndex < 0 || siteIndex >= sites || resourceIndex < 0 || resourceIndex >= resources.size()) {
            throw new IllegalArgumentException("declaration " + number + ": no such site or resource");
        }
        if (!(quantityAYear > 0)
                || Double.isInfinite(quantityAYear)
                || ageMonths < 0
                || ageMonths > Character.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "declaration " + number + ": quantity " + quantityAYear + ", age " + ageMonths + " months");
        }
        if (i == id.length) {
            resize(siteId.length, room(i));
        }
        id[i] = number;
        site[i] = siteIndex;
        resource[i] = (short) resourceIndex;
        quantity[i] = quantityAYear;
        months[i] = (short) availableMonths.mask();
        age[i] = (char) ageMonths;
        terms[i] = number(qualities, validFrom, validTo);
        nature[i] = (byte) (kind.ordinal() << 4 | visibility.ordinal());
        return declarations++;
    }

    /** The facts. The columns are theirs from now on: nothing may be added any more. */
    public Facts facts() {
        resize(sites, declarations);
        return new Facts(this);
    }

    int x(int declaration) {
        return siteX[site[declaration]];
    }

    int y(int declaration) {
        return siteY[site[declaration]];
    }

    double lnQuantity(int declaration) {
        return StrictMath.log(quantity[declaration]);
    }

    long squaredDistance(int one, int other) {
        long dx = (long) x(one) - x(other);
        long dy = (long) y(one) - y(other);
        return dx * dx + dy * dy;
    }

    Kind kind(int declaration) {
        return KINDS[nature[declaration] >> 4];
    }

    Terms terms(int number) {
        return distinct[number];
    }

    /** Whether an offer has what a need requires, and there is a day on which both hold. */
    boolean compatible(int offerTerms, int needTerms) {
        Terms offer = distinct[offerTerms];
        Terms need = distinct[needTerms];
        return (offer.qualities & need.qualities) == need.qualities
                && offer.validFrom <= need.validTo
                && need.validFrom <= offer.validTo;
    }

    int declaration(Declaration declaration, int siteIndex, int resourceIndex) {
        return declaration(
                declaration.id(),
                siteIndex,
                declaration.kind(),
                resourceIndex,
                declaration.quantity(),
                declaration.months().stored(declaration.storageMonths()),
                declaration.qualities(),
                declaration.ageMonths(),
                declaration.validFrom(),
                declaration.validTo(),
                declaration.visibility());
    }

    private int siteIndex(Declaration declaration) {
        int index = Arrays.binarySearch(siteId, 0, sites, declaration.site());
        if (index < 0) {
            throw new IllegalArgumentException("declaration " + declaration.id() + ": no site " + declaration.site());
        }
        return index;
    }

    private int number(int qualities, int validFrom, int validTo) {
        if (lastNumber < 0 || last.qualities != qualities || last.validFrom != validFrom || last.validTo != validTo) {
            last = new Terms(qualities, validFrom, validTo);
            lastNumber = known.computeIfAbsent(last, key -> known.size());
            if (lastNumber == distinct.length) {
                distinct = Arrays.copyOf(distinct, room(lastNumber));
            }
            distinct[lastNumber] = last;
        }
        return lastNumber;
    }

    private void resize(int siteRoom, int room) {
        if (siteRoom != siteId.length) {
            siteId = Arrays.copyOf(siteId, siteRoom);
            siteX = Arrays.copyOf(siteX, siteRoom);
            siteY = Arrays.copyOf(siteY, siteRoom);
        }
        if (room != id.length) {
            id = Arrays.copyOf(id, room);
            site = Arrays.copyOf(site, room);
            resource = Arrays.copyOf(resource, room);
            quantity = Arrays.copyOf(quantity, room);
            months = Arrays.copyOf(months, room);
            age = Arrays.copyOf(age, room);
            terms = Arrays.copyOf(terms, room);
            nature = Arrays.copyOf(nature, room);
        }
    }

    private static int room(int size) {
        return size + size / ROOM + 1024;
    }
}
