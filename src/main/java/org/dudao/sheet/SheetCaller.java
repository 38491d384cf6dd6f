package org.dudao.sheet;

import java.util.Arrays;
import java.util.function.Predicate;

/**
 * The person who imports.
 *
 * @param roles answers whether the person has a role, which is the name of a candidate group
 */
public record SheetCaller(String login, Predicate<String> roles) {

    public boolean hasAnyRole(String... names) {
        return Arrays.stream(names).anyMatch(roles);
    }
}
