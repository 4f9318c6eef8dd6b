// Hosts that belong to nobody's company: shops, profiles and pages on a platform, and sites built with a kit. Sharing one
// says nothing about two companies. Where a platform gives each customer a registrable name of its own, as the Public
// Suffix List has it (tuobo.github.io), that name is the customer's and counts.

export const platformHosts: ReadonlySet<string> = new Set(
  `
1688.com taobao.com tmall.com jd.com jd.hk weidian.com youzan.com pinduoduo.com yangkeduo.com suning.com dangdang.com vip.com kaola.com xianyu.com goofish.com alibaba.com aliexpress.com made-in-china.com globalsources.com dhgate.com hc360.com huicong.com cn.gongchang.com gongchang.com china.cn b2b.cn makepolo.com
qianyan.biz zhaosw.com 71.net 11467.com shunqi.com qcc.com tianyancha.com aiqicha.com qichacha.com baixing.com 58.com ganji.com zhaopin.com 51job.com liepin.com zhipin.com lagou.com kanzhun.com dianping.com meituan.com ele.me ctrip.com
weixin.com weixin.qq.com wechat.com qq.com weibo.com weibo.cn xiaohongshu.com douyin.com kuaishou.com bilibili.com zhihu.com toutiao.com baidu.com baike.com sogou.com 360.cn sohu.com sina.com.cn 163.com ifeng.com csdn.net cnblogs.com gitee.com lofter.com
facebook.com fb.com instagram.com twitter.com x.com youtube.com linkedin.com pinterest.com tiktok.com whatsapp.com wa.me t.me telegram.org vk.com ok.ru xing.com medium.com crunchbase.com bloomberg.com yelp.com tripadvisor.com google.com goo.gl bit.ly linktr.ee about.me
amazon.com amazon.cn ebay.com etsy.com walmart.com shopify.com myshopify.com lazada.com shopee.com rakuten.co.jp mercadolibre.com tradekey.com ec21.com ecplaza.net indiamart.com tradeindia.com thomasnet.com kompass.com europages.com exportersindia.com dnb.com zoominfo.com
wix.com wixsite.com weebly.com weeblysite.com squarespace.com wordpress.com blogspot.com blogger.com tumblr.com jimdo.com jimdofree.com webnode.com strikingly.com godaddysites.com webflow.io github.io github.com gitlab.io gitlab.com netlify.app vercel.app herokuapp.com azurewebsites.net
sites.google.com business.site notion.site notion.so carrd.co canva.site 000webhostapp.com faisco.cn fkw.com faidns.com websiteonline.cn icoc.me icoc.cc metinfo.cn qifeiye.com shangmengtong.cn goodjob.cn wezhan.cn wezhan.net sxl.cn
`
    .trim()
    .split(/\s+/),
);

/** Numbers that a whole group, an agency or a hotline answers: 400 and 800 numbers and short codes of China. */
export const serviceNumber = /^\+86(?:[48]00\d{7}|9[56]\d{3,6}|1[012]\d{1,3})$/;
