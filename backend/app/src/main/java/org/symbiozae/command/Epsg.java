package org.symbiozae.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code EPSG:2154}, or just {@code 2154}, as a number. */
final class Epsg implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String value) {
        String number = value.replaceFirst("(?i)^EPSG:", "");
        if (!number.matches("\\d{4,6}")) {
            throw new TypeConversionException("expected EPSG:N, such as EPSG:2154, but was '" + value + "'");
        }
        return Integer.valueOf(number);
    }
}
