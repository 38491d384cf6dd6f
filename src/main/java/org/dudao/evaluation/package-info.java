/** The public's rating: secret ballots, the count, and whether the required satisfaction is reached. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "campaign",
            "organization",
            "publication",
            "refusal",
            "review",
            "submission",
            "visitor",
            "workflow"
        })
@org.jspecify.annotations.NullMarked
package org.dudao.evaluation;
