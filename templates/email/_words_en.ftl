<#-- The letter's own words in English. Change them here; another language is another file: _words_LANGUAGE.ftl. -->

<#-- How a day is written: patterns of java.time.format.DateTimeFormatter. -->
<#assign longDate = "EEEE, d MMMM uuuu">
<#assign shortDate = "d MMMM">
<#assign time = "HH:mm">

<#function count n one many><#return n?string + " " + (n == 1)?then(one, many)></#function>
<#-- How long a link holds. -->
<#function lasting hours>
  <#return (hours % 24 == 0)?then(count(hours / 24, "day", "days"), count(hours, "hour", "hours"))>
</#function>

<#function names list>
  <#if list?size < 3><#return list?join(" and ")></#if>
  <#return list[0..list?size - 2]?join(", ") + " and " + list?last>
</#function>

<#assign membersOnly = "For members">
<#function reading n><#return n?string + " min read"></#function>
<#function byline list><#return "by " + names(list)></#function>

<#function subject headline date><#return headline + " · " + date></#function>
<#assign browser = "Read in browser">
<#assign unsubscribe = "Unsubscribe">
<#assign note = "From the editor">
<#assign brief = "In brief">
<#assign video = "Video">
<#function watch n><#return "Watch · " + n?string + " min"></#function>
<#assign author = "About the author">
<#assign readMore = "Read more">
<#function readMoreBy name><#return "Read more by " + name></#function>

<#function more n><#return "Show " + count(n, "more story", "more stories")></#function>
<#function moreAt name><#return "They wait for you at " + name + "."></#function>

<#function communityPeople n><#return (n == 1)?then("person", "people")></#function>
<#function community n name>
  <#return (n == 1)?then("person has", "people have") + " chosen to be part of " + name + ". Thank you.">
</#function>

<#function why title name><#return "You receive " + title + " because you chose it at " + name + "."></#function>
<#function sentTo><#return "This letter was sent to"></#function>
<#assign preferences = "your preferences">
<#assign preferencesSentence = "What you receive, when and in what form is up to you: see">
<#assign unsubscribeSentence = "If you no longer wish to read us, you can">
<#assign unsubscribeLink = "unsubscribe">
<#assign unsubscribeEnd = "here: one click, no login.">
<#function publishedBy name><#return "Published by " + name></#function>
<#function webEdition title name><#return "This is the web edition of " + title + ", a letter from " + name + ".">
</#function>
<#assign join = "Receive it in your inbox">
<#include "../_links_en.ftl">
