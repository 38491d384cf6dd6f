package org.dudao.security;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * Checks the depth of a JSON text and the number of entries of each array and object.
 *
 * <p>The engine makes a part of an SQL statement from each element of some arrays, so a body of 60 MB with empty elements took all
 * memory.
 */
final class JsonLimits {

    /** The engine joins the task table once for each element. */
    private static final String OR_QUERIES = "orQueries";

    private static final int MOST_OR_QUERIES = 50;

    private final int entries;
    private final int depth;
    private final JsonFactory factory;

    JsonLimits(int entries, int depth) {
        this.entries = entries;
        this.depth = depth;
        this.factory = JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(depth).build())
                .build();
    }

    /** An array or an object that is not yet closed. */
    private static final class Container {
        private final String name;
        private final int limit;
        private int size;

        Container(String name, int limit) {
            this.name = name;
            this.limit = limit;
        }
    }

    /** The reason to refuse the text, in Chinese. A text that is not JSON is left to its reader. */
    Optional<String> problemOf(byte[] json) {
        try (var parser = factory.createParser(json)) {
            return problemOf(parser);
        } catch (StreamConstraintsException tooDeep) {
            return Optional.of("请求的 JSON 有问题：嵌套超过%d层，或者有一个值太长。".formatted(depth));
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private Optional<String> problemOf(JsonParser parser) throws IOException {
        var open = new ArrayDeque<Container>();
        for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token.isStructEnd()) {
                open.pop();
                continue;
            }
            var container = open.peek();
            if (container != null && token != JsonToken.FIELD_NAME && ++container.size > container.limit) {
                return Optional.of("请求的 JSON 有问题：“%s”超过%d项。".formatted(container.name, container.limit));
            }
            if (token.isStructStart()) {
                var name = parser.currentName() == null ? "" : parser.currentName();
                open.push(new Container(name, name.equals(OR_QUERIES) ? MOST_OR_QUERIES : entries));
            }
        }
        return Optional.empty();
    }
}
