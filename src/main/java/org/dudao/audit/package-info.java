/**
 * The audit log: who did what that has to be answered for, one JSON line an act, in a file of its own. It listens to all; nobody
 * calls it.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "campaign",
            "evaluation",
            "logging",
            "organization",
            "rectification",
            "review",
            "security",
            "submission",
            "workflow"
        })
@org.jspecify.annotations.NullMarked
package org.dudao.audit;
