package org.symbiozae;

import org.symbiozae.machine.Home;
import org.symbiozae.machine.Prerequisite;

/** GDAL's programs, installed first where they are missing. */
public final class GdalProgram {

    private GdalProgram() {}

    /** The path of {@code ogrinfo}, {@code ogr2ogr}, {@code gdalsrsinfo}… */
    public static String path(String name) {
        return Prerequisite.GDAL
                .require(Home.find(), System.out::println)
                .resolveSibling(name)
                .toString();
    }
}
