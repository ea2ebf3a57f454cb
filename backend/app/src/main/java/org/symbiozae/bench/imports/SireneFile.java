package org.symbiozae.bench.imports;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/** A geolocated SIRENE file of invented establishments, with the columns the real one has; the same for the same seed. */
final class SireneFile {

    static final double WEST = -1;
    static final double EAST = 7;
    static final double SOUTH = 43;
    static final double NORTH = 49.5;

    private static final String[] WORDS = {"Menuiserie", "Société générale de", "Éts", "Transports", "Garage", "Ferme"};
    private static final String[] CODES = {"16.10A", "49.41B", "45.20A", "10.71C", "62.01Z", "56.10A", "43.22B"};
    private static final String[] BANDS = {"NN", "00", "01", "02", "03", "11", "12", "21", "31"};

    private SireneFile() {}

    /** One in a hundred is closed, one in two hundred asked not to be shown. */
    static void write(Path file, int rows) throws IOException {
        Random random = new Random(5);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("siren,nic,siret,statutDiffusionEtablissement,dateCreationEtablissement,denominationUniteLegale,"
                    + "enseigne1Etablissement,etatAdministratifEtablissement,activitePrincipaleEtablissement,"
                    + "nomenclatureActivitePrincipaleEtablissement,trancheEffectifsEtablissement,"
                    + "numeroVoieEtablissement,libelleVoieEtablissement,codePostalEtablissement,"
                    + "codeCommuneEtablissement,longitude,latitude,geo_score\n");
            for (int i = 0; i < rows; i++) {
                String siret = siret(10_000_000L + i);
                boolean hidden = i % 200 == 7;
                out.write(String.format(
                        Locale.ROOT,
                        "%s,%s,%s,%s,20%02d-%02d-01,%s,%s,%s,%s,NAFRev2,%s,%d,%s,%05d,%05d,%.6f,%.6f,%.2f%n",
                        siret.substring(0, 9),
                        siret.substring(9),
                        siret,
                        hidden ? "P" : "O",
                        i % 26,
                        1 + i % 12,
                        hidden ? "[ND]" : WORDS[i % WORDS.length] + " " + i,
                        i % 3 == 0 ? "\"Enseigne, n° " + i + "\"" : "",
                        i % 100 == 3 ? "F" : "A",
                        CODES[i % CODES.length],
                        BANDS[i % BANDS.length],
                        1 + i % 200,
                        hidden ? "[ND]" : "RUE DE L'INDUSTRIE",
                        1000 + i % 94_000,
                        1000 + i % 94_000,
                        WEST + random.nextDouble() * (EAST - WEST),
                        SOUTH + random.nextDouble() * (NORTH - SOUTH),
                        0.4 + random.nextDouble() * 0.6));
            }
        }
    }

    /** A SIRET that checks: number of the company, its digit, establishment 1, its digit. */
    private static String siret(long company) {
        String siren = checked(Long.toString(company));
        return checked(siren + "0001");
    }

    private static String checked(String digits) {
        int sum = 0;
        for (int i = digits.length() - 1, place = 0; i >= 0; i--, place++) {
            int digit = digits.charAt(i) - '0';
            int weighed = place % 2 == 0 ? 2 * digit : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return digits + (10 - sum % 10) % 10;
    }
}
