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

/** Finds the variables of a FEEL expression with the parser of the engine. */
final class FeelVariables {

    private static final FeelEngineApi ENGINE = FeelEngineBuilder.forJava().build();

    private FeelVariables() {}

    static boolean isValid(String expression) {
        return ENGINE.parseExpression(expression).isSuccess();
    }

    /** The text of an input cell. */
    static boolean isValidTest(String unaryTests) {
        return ENGINE.parseUnaryTests(unaryTests).isSuccess();
    }

    /** The variables that the expression reads; empty for an invalid expression. */
    static Set<String> variables(String expression) {
        var collector = new VariableCollector();
        var parsed = ENGINE.parseExpression(expression);
        if (parsed.isSuccess()) {
            collector.visit(parsed.parsedExpression().expression());
        }
        collector.read.removeAll(collector.bound);
        return collector.read;
    }

    /** Visits the syntax tree, whose nodes are Scala products. */
    private static final class VariableCollector {

        private final Set<String> read = new TreeSet<>();
        private final Set<String> bound = new TreeSet<>();

        void visit(Object node) {
            if (node instanceof Ref ref) {
                read.add(ref.names().head());
            } else if (node instanceof Filter filter) {
                // Names in the condition of a filter are those of a row.
                visit(filter.list());
            } else if (node instanceof Tuple2<?, ?> named && named._1() instanceof String name) {
                // The variable x in "for x in rows".
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
