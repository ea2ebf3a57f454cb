package org.symbiozae.imports.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.symbiozae.GdalProgram;
import org.symbiozae.imports.rows.ReferenceSystem;
import org.symbiozae.imports.rows.Unreadable;

/** Against PROJ, which GDAL brings: to the millimetre. */
class CoordinatesTests {

    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes()).strip();
    }

    @ParameterizedTest
    @CsvSource({
        "2154, 945000, 6555000, 1e-8",
        "3942, 1680000, 1250000, 1e-8",
        "3943, 1700000, 2250000, 1e-8",
        "3944, 1650000, 3230000, 1e-8",
        "3945, 1720000, 4210000, 1e-8",
        "3946, 1945000, 5205000, 1e-8",
        "3947, 1660000, 6230000, 1e-8",
        "3948, 1700000, 7220000, 1e-8",
        "3949, 1650000, 8200000, 1e-8",
        "4171, 6.1, 46.2, 1e-8",
        "27561, 600000, 200000, 1e-8",
        "27572, 550000, 1900000, 1e-8",
        "3950, 1650000, 9250000, 1e-8",
        "27572, 600000, 2200000, 1e-8",
        "27572, 900000, 2150000, 1e-8",
        "27563, 700000, 250000, 1e-8",
        "3857, 690000, 5800000, 1e-8",
        "2056, 2500000, 1118000, 1e-8",
        "2056, 2750000, 1250000, 1e-8",
        "21781, 500000, 118000, 1e-8",
        "2972, 350000, 545000, 1e-8",
        "2975, 340000, 7650000, 1e-8",
        "5490, 650000, 1800000, 1e-8",
        "4471, 520000, 8590000, 1e-8",
        "25832, 300000, 5100000, 1e-8"
    })
    void agreesWithProj(int epsg, double x, double y, double degrees) throws IOException {
        String[] expected = run(
                        "sh",
                        "-c",
                        "echo " + x + " " + y + " | gdaltransform -s_srs EPSG:" + epsg + " -t_srs EPSG:4326")
                .split(" ");

        Coordinate place = Coordinates.of(ReferenceSystem.ofEpsg(epsg)).lonLat(x, y);

        assertThat(place.x).isCloseTo(Double.parseDouble(expected[0]), within(degrees));
        assertThat(place.y).isCloseTo(Double.parseDouble(expected[1]), within(degrees));
    }

    /** With the shifts EPSG publishes; PROJ itself prefers grids of a metre where it has them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4275 | 6.1 | 46.2 | +proj=longlat +ellps=clrk80ign +towgs84=-168,-60,320 | 2",
                "4230 | 3 | 50 | +proj=longlat +ellps=intl +towgs84=-84,-97,-117 | 6",
                "23030 | 650000 | 4800000 | +proj=utm +zone=30 +ellps=intl +towgs84=-84,-97,-117 | 6",
                "23031 | 450000 | 4700000 | +proj=utm +zone=31 +ellps=intl +towgs84=-84,-97,-117 | 6",
                "23032 | 300000 | 5100000 | +proj=utm +zone=32 +ellps=intl +towgs84=-84,-97,-117 | 6",
                "4314 | 7.7 | 48.5 | +proj=longlat +ellps=bessel +towgs84=598.1,73.7,418.2,0.202,0.045,-2.455,6.7 | 3",
                "31466 | 2570000 | 5450000 | +proj=tmerc +lat_0=0 +lon_0=6 +k=1 +x_0=2500000 +ellps=bessel +towgs84=598.1,73.7,418.2,0.202,0.045,-2.455,6.7 | 3",
                "31467 | 3410000 | 5380000 | +proj=tmerc +lat_0=0 +lon_0=9 +k=1 +x_0=3500000 +ellps=bessel +towgs84=598.1,73.7,418.2,0.202,0.045,-2.455,6.7 | 3",
                "31468 | 4460000 | 5340000 | +proj=tmerc +lat_0=0 +lon_0=12 +k=1 +x_0=4500000 +ellps=bessel +towgs84=598.1,73.7,418.2,0.202,0.045,-2.455,6.7 | 3"
            })
    void shiftsOldDatums(int epsg, double x, double y, String proj, int accuracyM) throws IOException {
        String[] expected = run(
                        "sh", "-c", "echo " + x + " " + y + " | gdaltransform -s_srs '" + proj + "' -t_srs EPSG:4326")
                .split(" ");

        Coordinates system = Coordinates.of(ReferenceSystem.ofEpsg(epsg));
        Coordinate place = system.lonLat(x, y);

        assertThat(place.x).isCloseTo(Double.parseDouble(expected[0]), within(1e-8));
        assertThat(place.y).isCloseTo(Double.parseDouble(expected[1]), within(1e-8));
        assertThat(system.accuracyM()).isEqualTo(accuracyM);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                4326, 3857, 2154, 3942, 3943, 3944, 3945, 3946, 3947, 3948, 3949, 3950, 27561, 27562, 27563, 27564,
                27572, 2056, 21781, 2972, 2975, 5490, 4471, 25832, 4230, 4275, 4314, 23030, 23031, 23032, 31466, 31467,
                31468
            })
    void knowsASystemByTheDescriptionsPeopleHave(int epsg) throws IOException {
        for (String flavour : new String[] {"wkt_esri", "wkt1"}) {
            String wkt = run(GdalProgram.path("gdalsrsinfo"), "--single-line", "-o", flavour, "EPSG:" + epsg);
            assertThat(KnownSystems.epsg(wkt)).as(wkt).hasValue(epsg);
        }
    }

    /** Lambert II étendu as MapInfo, ArcGIS and an old GIS spelled it: under names of their own, in degrees or grads. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "France_II_étendu | Greenwich\",0 | 46.8 | 2.337229166666667 | 2200000 | 27572",
                "NTF_France_II_degrees | Greenwich\",0.0 | 46.8 | 2.337229166666667 | 2200000.0 | 27572",
                "Lambert grads | Paris\",2.337229166666667 | 52.0 | 0.0 | 2200000 | 27572",
                "Lambert I | Greenwich\",0 | 49.5 | 2.33722917 | 1200000 | 27571",
                "Lambert Sud | Greenwich\",0 | 44.1 | 2.33722917 | 200000 | 27563"
            })
    void knowsOldLambertZonesByWhatTheyAreMadeOf(
            String name, String meridian, String latitude, String longitude, String northing, int epsg) {
        String wkt = """
                PROJCS["%s",GEOGCS["NTF",DATUM["NTF",SPHEROID["Clarke 1880 (IGN)",6378249.2,293.46602]],PRIMEM["%s],
                UNIT["degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic_2SP"],
                PARAMETER["standard_parallel_1",45.8989188889],PARAMETER["latitude_of_origin",%s],
                PARAMETER["central_meridian",%s],PARAMETER["false_easting",600000],PARAMETER["false_northing",%s],
                UNIT["Meter",1]]
                """.formatted(name, meridian, latitude, longitude, northing);
        assertThat(KnownSystems.epsg(wkt)).hasValue(epsg);
        assertThat(KnownSystems.epsg(wkt.replace(northing + "]", "300000]"))).isEmpty();
    }

    @Test
    void takesAnUnknownDescriptionOnAModernDatumAsItStands() throws IOException {
        String wkt = run(GdalProgram.path("gdalsrsinfo"), "--single-line", "-o", "wkt_esri", "EPSG:3035");

        Coordinates coordinates = Coordinates.of(new ReferenceSystem(null, wkt));

        assertThat(coordinates.epsg()).isNull();
        assertThat(coordinates.lonLat(4_321_000, 3_210_000).x).isCloseTo(10, within(1e-7));
    }

    @Test
    void asksWhenAnOldDatumOrNonsenseIsDescribed() throws IOException {
        String old = run(GdalProgram.path("gdalsrsinfo"), "--single-line", "-o", "wkt_esri", "EPSG:31370");
        for (ReferenceSystem system : new ReferenceSystem[] {
            new ReferenceSystem(null, old), new ReferenceSystem(null, "PROJCS[\"x\""), ReferenceSystem.ofEpsg(999999)
        }) {
            assertThatExceptionOfType(Unreadable.class)
                    .isThrownBy(() -> Coordinates.of(system))
                    .satisfies(e -> assertThat(e.fault().code()).isEqualTo("crs_unknown"));
        }
    }
}
