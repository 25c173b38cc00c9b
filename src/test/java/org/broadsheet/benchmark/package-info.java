/** How fast a whole send is, beside others who could do it, in one alternating run: {@code mvn -Pbenchmark verify}. */
package org.broadsheet.benchmark;
