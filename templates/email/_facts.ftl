<#-- What the HTML and the text say alike: the line below a story (length, place, time, authors) and the words of links. -->
<#import "_words_" + language + ".ftl" as w>

<#function dateline story>
  <#local today = story.published?starts_with(day)>
  <#local when = written(story.published, today?then(w.time, w.shortDate))>
  <#return story.place?has_content?then(story.place + ", " + when, when)>
</#function>

<#function line story>
  <#local facts = []>
  <#if story.minutes gt 0>
    <#local facts = [(story.kind == "video")?then(w.watch(story.minutes), w.reading(story.minutes))]>
  </#if>
  <#if story.membersOnly!false><#local facts = facts + [w.membersOnly]></#if>
  <#local facts = facts + [dateline(story)]>
  <#if story.authors?has_content><#local facts = facts + [w.byline(story.authors)]></#if>
  <#return facts?join(" · ")>
</#function>

<#-- The newsroom chooses the words of its support link only. -->
<#function linkWords name>
  <#return (name == "support" && newsroom.supportWords?has_content)?then(newsroom.supportWords, w.newsroomLinks[name])>
</#function>
