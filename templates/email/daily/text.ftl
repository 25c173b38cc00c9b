<#--
  The letter for those who read plain text: 72 columns, each link alone on its line. wrap breaks words into lines,
  underline puts a line of the given sign below. The links are the same as in the HTML. Beside the short form's HTML it is
  short as well (small): no rulers, and where room is scarce (tight) headlines alone.
-->
<#assign small = (small)!false>
<#assign tight = (tight)!false>
<#import "../_words_" + language + ".ftl" as w>
<#import "../_facts.ftl" as facts>
<#macro about story>
<#if story.summary?has_content && !tight>
${wrap(story.summary)}
</#if>
<#if !small>
${wrap(facts.line(story))}
</#if>
<#if story.url?has_content>
${story.url}
</#if>
</#macro>
<#macro heading words>


${words?upper_case}
<#if !small>
${ruler("-")}
</#if>
</#macro>
<#macro told story sign="-">

<#if small>
${wrap(story.title)}
<#else>
${underline(story.title, sign)}
</#if>
<@about story=story/>
</#macro>
${newsroom.name?upper_case}
${digest.title}
${written(day, w.longDate)?cap_first}
${ruler("=")}

<#if web>
${w.join}:
${links.site}
<#else>
${w.browser}:
${links.browser}
${w.unsubscribe}:
${links.unsubscribe}
</#if>
<#if note??>
<@heading words=w.note/>

${wrap(note.text)}
</#if>
<#if lead??>
<@heading words=lead.section?has_content?then(lead.section, digest.title)/>
<@told story=lead sign="="/>
</#if>
<#list sections as section>
<#if section?index gt 0 || section.title != (lead.section)!""><@heading words=section.title/></#if>
<#list section.stories as story>
<@told story=story/>
</#list>
</#list>
<#if brief?has_content>
<@heading words=w.brief/>
<#list brief as story>

${wrap(written(story.published, w.time) + "  " + story.title)}
<#if story.url?has_content>
${story.url}
</#if>
</#list>
</#if>
<#if videos?has_content>
<@heading words=w.video/>
<#list videos as story>
<@told story=story/>
</#list>
</#if>
<#if author??>
<@heading words=w.author/>

${author.name}
<#if author.role?has_content>
${wrap(author.role)}
</#if>
<#if author.bio?has_content>
${wrap(author.bio)}
</#if>
<#if author.url?has_content>
${author.url}
</#if>
</#if>
<#if more??>


${wrap(w.more(more.count) + ". " + w.moreAt(newsroom.name))}
${more.url}
</#if>
<#if community??>


${wrap(community?string + " " + w.community(community, newsroom.name))}
</#if>


${ruler("=")}
<#if web>
${wrap(w.webEdition(digest.title, newsroom.name))}
<#else>
${wrap(w.why(digest.title, newsroom.name))}
${w.sentTo()}
${links.address}

${wrap(w.preferencesSentence + " " + w.preferences + ".")}
${links.preferences}

${wrap(w.unsubscribeSentence + " " + w.unsubscribeLink + " " + w.unsubscribeEnd)}
${links.unsubscribe}
</#if>

${wrap(w.publishedBy(newsroom.name) + newsroom.postalAddress?has_content?then(", " + newsroom.postalAddress, "") + ".")}
<#if newsroom.url?has_content>
${newsroom.url}
</#if>
<#list (newsroom.links)!{} as name, address>

${wrap(facts.linkWords(name) + ":")}
${address}
</#list>
