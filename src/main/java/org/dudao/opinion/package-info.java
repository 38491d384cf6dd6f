/** What the public says: taken in, sorted, handed on to whoever can act, answered, and the answer fed back. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"sheet", "visitor", "submission", "comparison", "campaign", "organization", "workflow"})
@org.jspecify.annotations.NullMarked
package org.dudao.opinion;
