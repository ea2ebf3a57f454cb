package org.symbiozae.imports;

import java.util.Optional;
import org.symbiozae.imports.cnig.CnigTable;
import org.symbiozae.imports.rows.Fault;
import org.symbiozae.store.IntakeRejection;

/** What the store's reasons mean to the owner of the file. */
final class Rejections {

    private Rejections() {}

    static Fault fault(IntakeRejection rejection) {
        String hint = switch (rejection.code()) {
            case "outside_territory" ->
                "Check the order of longitude and latitude and the reference system, or name the owner with --territory.";
            case "axes_swapped" ->
                "Longitude and latitude are swapped: the other way round this place lies in the territory.";
            case "duplicate" -> "Give each row its own code within a territory; the first one counts.";
            case "zones_overlap" ->
                "Two zones share this ground: the standard forbids it, and a site there could belong to either.";
            case "site_unknown" -> "Import this site first, or give its code, SIRET or name as it is stored.";
            case "site_ambiguous" -> "Several territories have this code: name the one meant with --territory.";
            case "parent_unknown" -> "Put the parent territory into the same file, or import it first.";
            case "parent_cycle" -> "A territory cannot lie below itself: correct its parent.";
            default -> "";
        };
        return new Fault(rejection.field(), rejection.code(), rejection.value(), hint);
    }

    /** Why rows were passed over, to be followed by their number. */
    static String passedOver(String code) {
        return switch (code) {
            case "closed" -> "Closed establishments, passed over";
            case "not_business_zone" -> "Areas of other categories than business zones, passed over";
            default -> "Passed over";
        };
    }

    /** What a table of the standard is imported as. */
    static Kind kind(CnigTable table) {
        return switch (table) {
            case SITE_ECO -> Kind.ZONES;
            case TERRAIN_ECO -> Kind.PLOTS;
            case POLE_ECO -> Kind.POLES;
            case ETABLISSEMENT -> Kind.SITES;
        };
    }

    static Optional<Notice> notice(String code, int rows) {
        String text = switch (code) {
            case "near_territory" -> "Just outside every territory, given to the nearest within 2 km";
            case "outside_boundary" -> "Outside the boundary of the territory that was named, taken all the same";
            case "matched_by_place" ->
                "Known under another code: same place and name, taken for the same and given the new code";
            case "unsaid_kept" -> "Known rows of which the file has fewer columns: what else was stored is kept";
            case "site_found" -> "Sites named by their SIRET or name instead of their code, and found";
            case "near_zone" -> "Sites just outside every zone, put into the nearest within 50 m";
            default -> "";
        };
        return rows == 0 ? Optional.empty() : Optional.of(Notice.counted(code, text + ": " + rows + ".", rows));
    }
}
