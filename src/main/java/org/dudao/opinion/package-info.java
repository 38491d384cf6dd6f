/** What the public says: taken in, sorted, handed on to whoever can act, answered, and the answer fed back. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "campaign",
            "comparison",
            "organization",
            "refusal",
            "sheet",
            "submission",
            "visitor",
            "workflow"
        })
@org.jspecify.annotations.NullMarked
package org.dudao.opinion;
