package org.symbiozae.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.symbiozae.filter.Expression.Amount;
import org.symbiozae.filter.Expression.And;
import org.symbiozae.filter.Expression.Box;
import org.symbiozae.filter.Expression.Interval;
import org.symbiozae.filter.Expression.IsNull;
import org.symbiozae.filter.Expression.Not;
import org.symbiozae.filter.Expression.Or;
import org.symbiozae.filter.Expression.Property;
import org.symbiozae.filter.Expression.Text;
import org.symbiozae.filter.Expression.Truth;
import org.symbiozae.filter.Token.Kind;

/**
 * CQL2 text by recursive descent: or, and, not, predicate, sum, product, power, operand. Chains of the same operator are
 * loops, so that only nesting costs stack, and nesting is limited.
 */
final class TextReader {

    private static final Set<String> RESERVED = Set.of("and", "or", "not", "like", "between", "in", "is", "null");

    private final Tokens tokens;
    private int depth;

    private TextReader(String text) {
        this.tokens = new Tokens(text);
    }

    static Expression read(String text) {
        TextReader reader = new TextReader(text);
        Expression filter = reader.or();
        if (reader.tokens.peek().kind() != Kind.END) {
            throw Operations.refused("did not expect " + reader.tokens.peek());
        }
        return filter;
    }

    private Expression or() {
        List<Expression> terms = new ArrayList<>(List.of(and()));
        while (tokens.takeIf("or")) {
            terms.add(and());
        }
        return terms.size() == 1 ? terms.get(0) : new Or(terms);
    }

    private Expression and() {
        List<Expression> terms = new ArrayList<>(List.of(not()));
        while (tokens.takeIf("and")) {
            terms.add(not());
        }
        return terms.size() == 1 ? terms.get(0) : new And(terms);
    }

    private Expression not() {
        if (!tokens.takeIf("not")) {
            return predicate();
        }
        enter();
        Expression term = not();
        depth--;
        return new Not(term);
    }

    private Expression predicate() {
        Expression left = sum();
        if (tokens.takeIf("is")) {
            boolean negated = tokens.takeIf("not");
            tokens.expect("null");
            return negatedIf(negated, new IsNull(left));
        }
        boolean negated = tokens.takeIf("not");
        if (tokens.takeIf("like")) {
            return negatedIf(negated, Operations.operation("like", List.of(left, sum())));
        }
        if (tokens.takeIf("between")) {
            Expression low = sum();
            tokens.expect("and");
            return negatedIf(negated, Operations.operation("between", List.of(left, low, sum())));
        }
        if (tokens.takeIf("in")) {
            List<Expression> operands = new ArrayList<>(List.of(left));
            tokens.expect("(");
            do {
                operands.add(sum());
            } while (tokens.takeIf(","));
            tokens.expect(")");
            return negatedIf(negated, Operations.operation("in", operands));
        }
        if (negated) {
            throw Operations.refused("expected LIKE, BETWEEN or IN instead of " + tokens.peek());
        }
        for (String comparison : List.of("=", "<>", "<=", ">=", "<", ">")) {
            if (tokens.takeIf(comparison)) {
                return Operations.operation(comparison, List.of(left, sum()));
            }
        }
        return left;
    }

    private static Expression negatedIf(boolean negated, Expression term) {
        return negated ? new Not(term) : term;
    }

    private Expression sum() {
        Expression left = product();
        for (int terms = 0; tokens.peek().is("+") || tokens.peek().is("-"); terms++) {
            left = chained(left, terms, product(tokens.take().text()));
        }
        return left;
    }

    private record Step(String operator, Expression right) {}

    private Step product(String operator) {
        return new Step(operator, product());
    }

    private Expression product() {
        Expression left = power();
        for (int terms = 0;
                tokens.peek().is("*")
                        || tokens.peek().is("/")
                        || tokens.peek().is("%")
                        || tokens.peek().is("div");
                terms++) {
            String operator = tokens.take().text();
            left = chained(left, terms, new Step(operator, power()));
        }
        return left;
    }

    /** A long chain is a deep tree all the same. */
    private static Expression chained(Expression left, int terms, Step step) {
        if (terms > Operations.DEEPEST) {
            throw Operations.tooDeep();
        }
        return Operations.operation(step.operator, List.of(left, step.right));
    }

    private Expression power() {
        Expression base = operand();
        if (!tokens.takeIf("^")) {
            return base;
        }
        enter();
        Expression exponent = power();
        depth--;
        return Operations.operation("^", List.of(base, exponent));
    }

    private Expression operand() {
        enter();
        Expression operand = operand(tokens.peek());
        depth--;
        return operand;
    }

    private Expression operand(Token token) {
        if (token.is("(")) {
            tokens.take();
            Expression inner = or();
            tokens.expect(")");
            return inner;
        }
        if (token.is("-") || token.is("+")) {
            tokens.take();
            return signed(token.text(), operand());
        }
        return switch (token.kind()) {
            case NUMBER -> new Amount(Operations.number(tokens.take().text()));
            case TEXT -> new Text(tokens.take().text());
            case QUOTED -> new Property(tokens.take().text());
            case WORD -> word(token);
            case SYMBOL, END -> throw Operations.refused("expected a property or a value instead of " + token);
        };
    }

    private static Expression signed(String sign, Expression operand) {
        if (sign.equals("+")) {
            return operand;
        }
        if (operand instanceof Amount amount) {
            return new Amount(
                    amount.value() instanceof Long whole
                            ? (Number) (-whole)
                            : (Number) (-amount.value().doubleValue()));
        }
        return Operations.operation("-", List.of(new Amount(0L), operand));
    }

    private Expression word(Token token) {
        String word = token.text().toLowerCase(Locale.ROOT);
        if (RESERVED.contains(word)) {
            throw Operations.refused("expected a property or a value instead of " + token);
        }
        tokens.take();
        if (Shapes.WORDS.contains(word.toUpperCase(Locale.ROOT))) {
            String dimension = tokens.takeIf("z") ? " Z " : " ";
            return Shapes.wkt(word + dimension + tokens.takeParenthesised());
        }
        if (!tokens.peek().is("(")) {
            return switch (word) {
                case "true" -> new Truth(true);
                case "false" -> new Truth(false);
                default -> new Property(token.text());
            };
        }
        List<Expression> operands = operands();
        return switch (word) {
            case "date" -> Operations.day(quoted(token, operands, 0, 1));
            case "timestamp" -> Operations.moment(quoted(token, operands, 0, 1));
            case "interval" -> new Interval(end(token, operands, 0), end(token, operands, 1));
            case "bbox", "envelope" -> box(token, operands);
            default -> Operations.operation(token.text(), operands);
        };
    }

    private List<Expression> operands() {
        List<Expression> operands = new ArrayList<>();
        tokens.expect("(");
        do {
            operands.add(or());
        } while (tokens.takeIf(","));
        tokens.expect(")");
        return operands;
    }

    private static String quoted(Token function, List<Expression> operands, int index, int count) {
        if (operands.size() == count && operands.get(index) instanceof Text text) {
            return text.value();
        }
        throw Operations.refused(function.text() + " takes " + count + " text(s) between quotes");
    }

    private static Expression end(Token function, List<Expression> operands, int index) {
        if (operands.size() == 2 && operands.get(index) instanceof Property property) {
            return property;
        }
        return Operations.end(quoted(function, operands, index, 2));
    }

    private static Box box(Token function, List<Expression> operands) {
        double[] sides = operands.stream()
                .mapToDouble(
                        side -> side instanceof Amount amount ? amount.value().doubleValue() : Double.NaN)
                .toArray();
        return Boxes.of(function.text(), sides);
    }

    private void enter() {
        if (++depth > Operations.DEEPEST) {
            throw Operations.tooDeep();
        }
    }
}
