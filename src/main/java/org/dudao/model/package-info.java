/** What every process, table and form keeps to, in the build and when somebody deploys. Reads the files; knows no engine. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"form"})
@org.jspecify.annotations.NullMarked
package org.dudao.model;
