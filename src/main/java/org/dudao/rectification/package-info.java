/** The ledger (台账): what is to be put right, by whom and until when; done, seen by somebody else to be done, written off. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "calendar",
            "campaign",
            "model",
            "opinion",
            "organization",
            "refusal",
            "review",
            "sheet",
            "submission",
            "workflow"
        })
@org.jspecify.annotations.NullMarked
package org.dudao.rectification;
