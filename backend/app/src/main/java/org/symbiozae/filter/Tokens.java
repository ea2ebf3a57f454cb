package org.symbiozae.filter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.symbiozae.filter.Token.Kind;

/** CQL2 text, word by word. */
final class Tokens {

    /** A collection of multipolygons has five. */
    private static final int DEEPEST_SHAPE = 8;

    private static final Pattern WORD = Pattern.compile("(?<number>(?:\\d++(?:\\.\\d*+)?|\\.\\d++)(?:[eE][+-]?+\\d++)?)"
            + "|(?<word>[\\p{L}_:][\\p{L}\\p{M}\\p{Nd}_:.]*+)"
            + "|(?<symbol><=|>=|<>|[-+*/^%<>=(),\\[\\]])");

    private final String text;
    private final Matcher matcher;
    private int at;
    private Token next;

    Tokens(String text) {
        this.text = text;
        this.matcher = WORD.matcher(text);
        this.next = read();
    }

    Token peek() {
        return next;
    }

    Token take() {
        Token taken = next;
        next = read();
        return taken;
    }

    /** Whether the next word is this one; then it is taken. */
    boolean takeIf(String wanted) {
        boolean found = next.is(wanted);
        if (found) {
            take();
        }
        return found;
    }

    void expect(String wanted) {
        if (!takeIf(wanted)) {
            throw Operations.refused("expected '" + wanted + "' instead of " + next);
        }
    }

    /** From the parenthesis that is the next word to the one that closes it, as written; all of it is taken. */
    String takeParenthesised() {
        int start = next.position() - 1;
        int depth = 0;
        for (int end = start; end < text.length() && depth <= DEEPEST_SHAPE; end++) {
            depth += text.charAt(end) == '(' ? 1 : text.charAt(end) == ')' ? -1 : 0;
            if (depth <= 0) {
                at = end + 1;
                next = read();
                return text.substring(start, end + 1);
            }
        }
        throw Operations.refused("the parenthesis of a geometry is not closed, or they are too many");
    }

    private Token read() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        int start = at;
        if (at == text.length()) {
            return new Token(Kind.END, "", start + 1);
        }
        char first = text.charAt(at);
        if (first == '\'' || first == '"') {
            return new Token(first == '"' ? Kind.QUOTED : Kind.TEXT, quoted(first), start + 1);
        }
        if (!matcher.region(at, text.length()).lookingAt()) {
            throw Operations.refused(
                    "'" + Character.toString(text.codePointAt(at)) + "' at character " + (at + 1) + " has no meaning");
        }
        at = matcher.end();
        Kind kind =
                matcher.group("number") != null ? Kind.NUMBER : matcher.group("word") != null ? Kind.WORD : Kind.SYMBOL;
        return new Token(kind, matcher.group(), start + 1);
    }

    private String quoted(char quote) {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char each = text.charAt(at++);
            boolean escaped =
                    at < text.length() && (each == quote || each == '\\' && quote == '\'') && text.charAt(at) == quote;
            if (escaped) {
                value.append(quote);
                at++;
            } else if (each == quote) {
                return value.toString();
            } else {
                value.append(each);
            }
        }
        throw Operations.refused("the quote at character " + (start + 1) + " is not closed");
    }
}
