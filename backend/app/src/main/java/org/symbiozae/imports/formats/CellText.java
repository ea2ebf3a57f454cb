package org.symbiozae.imports.formats;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;

/**
 * What a cell of a spreadsheet says, as its reader sees it: dates and percentages by their display format, numbers with
 * the fifteen digits that Excel has. A formula counts for the value it had when the file was saved.
 */
final class CellText {

    private static final MathContext DIGITS = new MathContext(15);
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d{1,3})?");

    /** As formulas leave numbers, and no text of a formula looks by chance. */
    private static final Pattern COMPUTED = Pattern.compile("-?\\d+\\.\\d{12,}|-?\\d\\.\\d+[eE][+-]?\\d{1,3}");

    private static final Pattern DATE = Pattern.compile("(?i)yy|dd|m[/-]d");
    private static final Pattern PERCENTAGE = Pattern.compile("%");
    private static final Pattern QUOTED = Pattern.compile("\\[[^]]*]|\"[^\"]*\"");

    private static final Pattern ERROR = Pattern.compile("#(N/A|REF!|VALUE!|DIV/0!|NAME\\?|NUM!|NULL!)");

    private CellText() {}

    static boolean isError(Cell cell) {
        return cell.getType() == CellType.ERROR
                || cell.getType() == CellType.FORMULA
                        && cell.getRawValue() != null
                        && ERROR.matcher(cell.getRawValue()).matches();
    }

    static String of(Cell cell) {
        String raw = cell.getRawValue();
        return switch (cell.getType()) {
            case NUMBER -> number(cell);
            case FORMULA -> {
                boolean shown = raw != null && NUMBER.matcher(raw).matches() && (isDate(cell) || isPercentage(cell));
                yield raw == null ? "" : shown || COMPUTED.matcher(raw).matches() ? number(cell) : raw;
            }
            default -> cell.getText() == null ? "" : cell.getText();
        };
    }

    private static String number(Cell cell) {
        if (isDate(cell)) {
            return cell.asDate().toLocalDate().toString();
        }
        BigDecimal number = new BigDecimal(cell.getRawValue()).round(DIGITS);
        return isPercentage(cell) ? plain(number.movePointRight(2)) + "%" : plain(number);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /** Excel keeps a date as a number; only its display format tells. */
    private static boolean isDate(Cell cell) {
        Integer id = cell.getDataFormatId();
        return id != null && (id >= 14 && id <= 22) || shows(cell, DATE);
    }

    private static boolean isPercentage(Cell cell) {
        Integer id = cell.getDataFormatId();
        return id != null && (id == 9 || id == 10) || shows(cell, PERCENTAGE);
    }

    private static boolean shows(Cell cell, Pattern sign) {
        String format = cell.getDataFormatString();
        return format != null
                && sign.matcher(format).find()
                && sign.matcher(QUOTED.matcher(format).replaceAll("")).find();
    }
}
