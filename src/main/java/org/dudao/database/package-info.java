/** The PostgreSQL that everything lives in: an embedded one under the data folder, or the one that was named. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package org.dudao.database;
