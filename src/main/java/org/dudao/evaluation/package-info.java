/** The public's rating: whether enough of those who were asked are satisfied. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"submission", "review", "workflow"})
@org.jspecify.annotations.NullMarked
package org.dudao.evaluation;
