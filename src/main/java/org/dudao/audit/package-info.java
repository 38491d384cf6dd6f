/**
 * The audit log: who did what and when, one JSON line per action, in a separate file. The module listens to events of
 * all others; no module calls it.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "campaign",
            "evaluation",
            "handover",
            "logging",
            "organization",
            "publication",
            "rectification",
            "review",
            "security",
            "submission",
            "workflow"
        })
@org.jspecify.annotations.NullMarked
package org.dudao.audit;
