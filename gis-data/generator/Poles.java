import java.util.ArrayList;
import java.util.List;

/** Poles of neighbouring zones: invented groupings of true names, counted from what the demo has in those zones. */
record Poles(List<Pole> all) {

    record Pole(String code, Table.Row facts, List<Zones.Zone> zones) {

        Feature feature(List<Companies.Company> companies) {
            List<Companies.Company> inside = companies.stream()
                    .filter(company ->
                            zones.stream().anyMatch(zone -> zone.outline().contains(company.place())))
                    .toList();
            double squareMetres =
                    zones.stream().mapToDouble(zone -> zone.outline().area()).sum();
            return Feature.of("Point", centre().json())
                    .with("pole_id", code)
                    .with("pole_nom", facts.text("nom"))
                    .with("pole_vocadomi", facts.text("vocation"))
                    .with("pole_identif_date", facts.text("identifie_le"))
                    .with("pole_actu_date", facts.text("mis_a_jour_le"))
                    .with("pole_nb_site", zones.size())
                    .with("pole_nb_etab", inside.size())
                    .with(
                            "pole_nb_emploi",
                            inside.stream().mapToInt(Companies.Company::staff).sum())
                    .with("pole_surface", Math.round(squareMetres / 10_000))
                    .with("pole_rayonnement", facts.text("rayonnement"))
                    .with("fictif", true)
                    .with("source", Companies.INVENTED);
        }

        private Place centre() {
            double longitude = 0;
            double latitude = 0;
            for (Zones.Zone zone : zones) {
                longitude += zone.axis().centre().longitude() / zones.size();
                latitude += zone.axis().centre().latitude() / zones.size();
            }
            return new Place(longitude, latitude);
        }
    }

    static Poles from(Table facts, Zones zones) {
        List<Pole> poles = new ArrayList<>();
        for (Table.Row row : facts.rows()) {
            List<Zones.Zone> grouped =
                    row.list("zones").stream().map(zones::named).toList();
            String insee = grouped.get(0).commune().insee();
            long before = poles.stream()
                    .filter(pole -> pole.code().startsWith(insee))
                    .count();
            poles.add(new Pole(String.format("%s_POLE-ECO_%05d", insee, before + 1), row, grouped));
        }
        return new Poles(poles);
    }

    /** Null for a zone in no pole. */
    String codeOf(Zones.Zone zone) {
        return all.stream()
                .filter(pole -> pole.zones().contains(zone))
                .map(Pole::code)
                .findFirst()
                .orElse(null);
    }

    List<Feature> features(List<Companies.Company> companies) {
        return all.stream().map(pole -> pole.feature(companies)).toList();
    }
}
