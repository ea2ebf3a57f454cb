package org.symbiozae.imports.facts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.symbiozae.imports.rows.Fault;
import org.symbiozae.imports.rows.Refused;
import org.symbiozae.imports.words.Words;
import org.symbiozae.store.IntakeReference.Named;

/** The taxonomy by code, by label in both languages, case and accents ignored, and by code of the European list of waste. */
public final class Resources {

    private static final int PROPOSALS = 3;
    private static final Pattern LIST_OF_WASTE = Pattern.compile("(\\d{2})[ .]?(\\d{2})[ .]?(\\d{2})\\s*\\*?");

    private final List<Named> all;
    private final Map<String, Named> byName = new HashMap<>();

    public Resources(List<Named> all) {
        this.all = all;
        all.forEach(resource -> names(resource).forEach(name -> byName.putIfAbsent(Words.fold(name), resource)));
    }

    private static Stream<String> names(Named resource) {
        return Stream.of(resource.code(), resource.labelFr(), resource.labelEn());
    }

    /** @throws Refused when nothing, or more than one thing, is called so; with proposals */
    Named resource(String field, String text) {
        Named found = byName.get(Words.fold(text));
        return found == null ? waste(field, text) : found;
    }

    private Named waste(String field, String text) {
        if (!LIST_OF_WASTE.matcher(text.strip()).matches()) {
            throw unknown(field, "resource_unknown", text, Words.nearest(text, all, Resources::names, PROPOSALS));
        }
        String code = digits(text);
        List<Named> found = all.stream()
                .filter(resource -> Stream.of(resource.lowCode().split("[|,;]"))
                        .anyMatch(each -> digits(each).equals(code)))
                .toList();
        if (found.size() != 1) {
            List<Named> chapter = all.stream()
                    .filter(resource -> digits(resource.lowCode()).startsWith(code.substring(0, 4)))
                    .limit(PROPOSALS)
                    .toList();
            throw unknown(
                    field,
                    found.isEmpty() ? "waste_unknown" : "waste_ambiguous",
                    text,
                    found.isEmpty() ? chapter : found);
        }
        return found.get(0);
    }

    private static Refused unknown(String field, String code, String text, List<Named> proposals) {
        return new Refused(new Fault(
                field,
                code,
                text,
                proposals.isEmpty()
                        ? "Say a code or a label of the taxonomy."
                        : "Nearest: "
                                + proposals.stream()
                                        .limit(PROPOSALS)
                                        .map(resource -> resource.code() + " (" + resource.labelFr() + ")")
                                        .collect(Collectors.joining(", "))
                                + ".",
                proposals.stream().map(Named::code).findFirst().orElse("")));
    }

    private static String digits(String text) {
        return text.replaceAll("\\D", "");
    }
}
