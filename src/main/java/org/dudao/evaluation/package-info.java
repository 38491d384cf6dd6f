/** The public's rating: secret ballots, counted; whether enough of those who were asked are satisfied. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"submission", "review", "campaign", "organization", "visitor", "workflow"})
@org.jspecify.annotations.NullMarked
package org.dudao.evaluation;
