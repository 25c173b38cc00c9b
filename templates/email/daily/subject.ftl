<#-- One line. The day stands in it, because mail programs fold letters of one subject into one. -->
<#import "../_words_" + language + ".ftl" as w>
${w.subject(subject, written(day, w.shortDate))}
