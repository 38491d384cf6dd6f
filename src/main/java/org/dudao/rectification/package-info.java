/**
 * The ledger (整改台账): the problems that units put right, each with a responsible person, measures and a deadline. The unit reports
 * an item done, another person verifies it, and it is written off. A hash chain of events records every change.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "calendar",
            "campaign",
            "model",
            "opinion",
            "organization",
            "publication",
            "refusal",
            "review",
            "sheet",
            "submission",
            "workflow"
        })
@org.jspecify.annotations.NullMarked
package org.dudao.rectification;
