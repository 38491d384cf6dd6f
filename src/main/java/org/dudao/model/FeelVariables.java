package org.dudao.model;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.Iterable;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.Ref;

/** What a FEEL expression reads, by the parser that the engine has. */
final class FeelVariables {

    private static final FeelEngineApi ENGINE = FeelEngineBuilder.forJava().build();

    private FeelVariables() {}

    static boolean isValid(String expression) {
        return ENGINE.parseExpression(expression).isSuccess();
    }

    /** The variables that it begins with; none of one that is not valid. */
    static Set<String> variables(String expression) {
        var reading = new Reading();
        var parsed = ENGINE.parseExpression(expression);
        if (parsed.isSuccess()) {
            reading.visit(parsed.parsedExpression().expression());
        }
        reading.read.removeAll(reading.bound);
        return reading.read;
    }

    /** The tree's nodes are Scala's products. */
    private static final class Reading {

        private final Set<String> read = new TreeSet<>();
        private final Set<String> bound = new TreeSet<>();

        void visit(Object node) {
            if (node instanceof Ref ref) {
                read.add(ref.names().head());
            } else if (node instanceof Filter filter) {
                // Within it the names are those of a row.
                visit(filter.list());
            } else if (node instanceof Tuple2<?, ?> named && named._1() instanceof String name) {
                // The x of "for x in rows".
                bound.add(name);
                visit(named._2());
            } else if (node instanceof Iterable<?> several) {
                several.foreach(each -> {
                    visit(each);
                    return null;
                });
            } else if (node instanceof Product product) {
                for (int i = 0; i < product.productArity(); i++) {
                    visit(product.productElement(i));
                }
            }
        }
    }
}
