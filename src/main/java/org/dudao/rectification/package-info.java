/** The ledger: what is to be put right, by whom and until when. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"submission", "workflow"})
@org.jspecify.annotations.NullMarked
package org.dudao.rectification;
