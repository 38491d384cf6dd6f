/** The public's rating: secret ballots, counted; whether enough of those who were asked are satisfied. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"campaign", "organization", "refusal", "review", "submission", "visitor", "workflow"})
@org.jspecify.annotations.NullMarked
package org.dudao.evaluation;
