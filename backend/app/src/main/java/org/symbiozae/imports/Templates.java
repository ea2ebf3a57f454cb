package org.symbiozae.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Files to fill in: the columns of a kind and one invented example line. */
final class Templates {

    /** No code with a leading zero, and no day. */
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,5}(\\.\\d+)?");

    private Templates() {}

    /** UTF-8 with a byte order mark, separated by semicolons. */
    static String csv(Kind kind) {
        return "\uFEFF" + text(kind);
    }

    /** The same as a spreadsheet; numbers are numbers. */
    static byte[] xlsx(Kind kind) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Symbiozae", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(kind.code());
            List<String> lines = text(kind).lines().toList();
            for (int line = 0; line < lines.size(); line++) {
                String[] cells = lines.get(line).split(";");
                for (int cell = 0; cell < cells.length; cell++) {
                    if (NUMBER.matcher(cells[cell]).matches()) {
                        sheet.value(line, cell, new BigDecimal(cells[cell]));
                    } else {
                        sheet.value(line, cell, cells[cell]);
                    }
                }
            }
        }
        return out.toByteArray();
    }

    private static String text(Kind kind) {
        return switch (kind) {
            case TERRITORIES ->
                "code;nom;parent;srid;wkt;epsg\r\n200000001;Communauté inventée;;2154;"
                        + "POLYGON((940000 6550000, 950000 6550000, 950000 6560000, 940000 6550000));2154\r\n";
            case COMMUNES ->
                "code;nom;wkt;epsg\r\n01999;Commune inventée;"
                        + "POLYGON((940000 6550000, 950000 6550000, 950000 6560000, 940000 6550000));2154\r\n";
            case ZONES ->
                "code;nom;insee_com;commune;vocation;visibilite;wkt;epsg\r\nZ1;ZAE inventée;01999;"
                        + "Commune inventée;artisanale;public;"
                        + "POLYGON((942000 6552000, 943000 6552000, 943000 6553000, 942000 6552000));2154\r\n";
            case PLOTS ->
                "terr_id;site_id;terr_surf_brute;wkt;epsg\r\nT1;Z1;1.2;"
                        + "POLYGON((942000 6552000, 942100 6552000, 942100 6552100, 942000 6552000));2154\r\n";
            case POLES -> "pole_id;pole_nom;longitude;latitude\r\nP1;Pôle inventé;6.1300;46.0200\r\n";
            case SITES ->
                "code;nom;siret;uid;naf;effectif;longitude;latitude;visibilite;fictif\r\n"
                        + "E1;Entreprise inventée;;;16.10A;10 à 19;6.1300;46.0200;public;oui\r\n";
            case DECLARATIONS ->
                "code;etablissement;type;ressource;quantite;unite;periode;mois;stockage_mois;qualites;"
                        + "declare_le;visibilite;fictif\r\n"
                        + "D1;E1;offre;MAT-BOI-01;25;unité;mois;3-6;2;;2026-01-31;network;oui\r\n";
        };
    }
}
